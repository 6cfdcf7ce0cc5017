# Declares a wrong solution to be a locked cell of tests, which is no student's fault.
def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["soft_threshold"]["metadata"]["nbgrader"] |= {"locked": True, "grade": True, "solution": False, "points": 2}
    cells["soft_threshold"]["source"] = "def soft_threshold(z, threshold):\n    return None"
    return notebook


# verdict: loses soft_threshold
