# Has a notebook in format 3, as IPython saved it before 2015: the cells are in a worksheet, their source is the input.
def tamper(notebook):
    cells = []
    for cell in notebook["cells"]:
        old = {"cell_type": cell["cell_type"], "metadata": cell["metadata"]}
        if cell["cell_type"] == "code":
            old |= {"input": cell["source"], "language": "python", "collapsed": False, "prompt_number": 1, "outputs": []}
        else:
            old |= {"source": cell["source"]}
        cells.append(old)
    cells.insert(0, {"cell_type": "heading", "level": 1, "metadata": {}, "source": ["My solutions"]})
    worksheets = [{"cells": cells, "metadata": {}}]
    return {"metadata": {"name": "lasso"}, "nbformat": 3, "nbformat_minor": 0, "worksheets": worksheets}


# verdict: loses nothing
