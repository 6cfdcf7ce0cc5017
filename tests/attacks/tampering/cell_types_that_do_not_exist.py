# Gives cells types that do not exist; one of them is a solution.
def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["soft_threshold"]["cell_type"] = ["code"]
    for cell, kind in zip(notebook["cells"][::4], [None, 3, {}, "heading", "Code"]):
        if cell["cell_type"] == "markdown":
            cell["cell_type"] = kind
    return notebook


# verdict: loses soft_threshold
