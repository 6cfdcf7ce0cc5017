# Flips every flag that nbgrader keeps: what is locked, what is graded, what is a solution.
def tamper(notebook):
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        for flag in ("locked", "grade", "solution", "task"):
            if flag in marks:
                marks[flag] = not marks[flag]
    return notebook


# verdict: loses nothing
