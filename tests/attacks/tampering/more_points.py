# Writes a hundred points for every exercise into the notebook.
def tamper(notebook):
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if "points" in marks:
            marks["points"] = 100
        if marks.get("grade_id") == "soft_threshold":
            cell["source"] = "def soft_threshold(z, threshold):\n    return None"
    return notebook


# verdict: loses soft_threshold
