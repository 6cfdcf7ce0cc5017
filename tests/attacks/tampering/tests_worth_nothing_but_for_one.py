# Says that one right exercise is worth all twenty points, and the wrong one nothing.
def tamper(notebook):
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("grade_id") == "soft_threshold":
            cell["source"] = "def soft_threshold(z, threshold):\n    return None"
        if "points" in marks:
            marks["points"] = 20 if marks["grade_id"] == "alpha_max-tests" else 0
    return notebook


# verdict: loses soft_threshold
