# Swaps the marks of two exercises, so that each cell is called by the other's name; one of them is wrong.
def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    one, other = cells["soft_threshold"], cells["alpha_max"]
    one["metadata"], other["metadata"] = other["metadata"], one["metadata"]
    one["source"] = "def soft_threshold(z, threshold):\n    return None"
    return notebook


# verdict: loses soft_threshold
