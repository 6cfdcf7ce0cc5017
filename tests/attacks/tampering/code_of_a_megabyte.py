# Has a megabyte of code in cells of its own, none of them longer than a cell may be.
def tamper(notebook):
    long = {"cell_type": "code", "metadata": {}, "outputs": [], "source": "x = 1\n" * 9_000}
    notebook["cells"] += [long] * 20
    return notebook


# verdict: invalid
