# Renames all cells that nbgrader manages, as some editors do on copying.
def tamper(notebook):
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if "grade_id" in marks:
            marks["grade_id"] = f"cell-{marks['grade_id']}-copy"
    return notebook


# verdict: loses nothing
