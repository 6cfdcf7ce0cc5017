# Ran the cells in an order of their own: the setup cell has slid below a solution that needs it.
def tamper(notebook):
    cells = notebook["cells"]
    ids = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells]
    setup = cells.pop(ids.index("setup"))
    cells.insert(ids.index("lasso_objective"), setup)
    return notebook


# verdict: loses nothing
