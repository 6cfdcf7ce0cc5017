# Deletes the cell of one exercise.
def tamper(notebook):
    notebook["cells"] = [
        cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") != "soft_threshold"
    ]
    return notebook


# verdict: loses soft_threshold
