# The file is a list of cells.
def tamper(notebook):
    return notebook["cells"]


# verdict: invalid
