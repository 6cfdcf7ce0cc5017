# Has two cells of one exercise, the wrong one first: they run in order.
import copy


def tamper(notebook):
    cells = notebook["cells"]
    place = next(i for i, cell in enumerate(cells) if cell["metadata"].get("nbgrader", {}).get("grade_id") == "soft_threshold")
    cells.insert(place, copy.deepcopy(cells[place]))
    cells[place]["source"] = "def soft_threshold(z, threshold):\n    return None"
    return notebook


# verdict: loses nothing
