# Worked in an older Jupyter: format 4.0, no ids of cells, names of kernels as they were.
def tamper(notebook):
    for cell in notebook["cells"]:
        cell.pop("id", None)
        if cell["cell_type"] == "code":
            cell["metadata"] |= {"collapsed": False, "trusted": True}
    notebook["metadata"] = {
        "kernelspec": {"display_name": "Python [default]", "language": "python", "name": "python2"},
        "language_info": {"codemirror_mode": {"name": "ipython", "version": 2}, "name": "python", "version": "2.7.13"},
        "celltoolbar": "Create Assignment",
    }
    return notebook | {"nbformat": 4, "nbformat_minor": 0}


# verdict: loses nothing
