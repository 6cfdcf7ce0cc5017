# Makes the cell of a solution longer than a cell may be: it is left out, and the others are judged.
def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["soft_threshold"]["source"] = [*cells["soft_threshold"]["source"], "\n# " + "x" * 100_000]
    return notebook


# verdict: loses soft_threshold
