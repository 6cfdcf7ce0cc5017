# Turns the cell of an exercise into a raw cell: there is no code to judge any more.
def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["soft_threshold"]["cell_type"] = "raw"
    return notebook


# verdict: loses soft_threshold
