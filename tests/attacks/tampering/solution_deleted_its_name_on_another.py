# Deletes a solution and gives its name to the text above it.
def tamper(notebook):
    cells = notebook["cells"]
    place = next(i for i, cell in enumerate(cells) if cell["metadata"].get("nbgrader", {}).get("grade_id") == "soft_threshold")
    cells[place - 1]["metadata"] = cells.pop(place)["metadata"]
    return notebook


# verdict: loses soft_threshold
