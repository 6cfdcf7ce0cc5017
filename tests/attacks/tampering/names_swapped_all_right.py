# Swaps the marks of two exercises that are both right.
def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    one, other = cells["coordinate_step"], cells["duality_gap"]
    one["metadata"], other["metadata"] = other["metadata"], one["metadata"]
    return notebook


# verdict: loses nothing
