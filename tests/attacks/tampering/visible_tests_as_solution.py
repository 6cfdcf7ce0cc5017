# Writes the right solution of one exercise into the locked tests of another, which are put back.
def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["alpha_max-tests"]["source"] = cells["soft_threshold"]["source"]
    cells["soft_threshold"]["source"] = "def soft_threshold(z, threshold):\n    return None"
    return notebook


# verdict: loses soft_threshold
