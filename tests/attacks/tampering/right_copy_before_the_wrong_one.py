# Has two cells of one exercise, the right one first: the last one counts.
import copy


def tamper(notebook):
    cells = notebook["cells"]
    place = next(i for i, cell in enumerate(cells) if cell["metadata"].get("nbgrader", {}).get("grade_id") == "soft_threshold")
    cells.insert(place + 1, copy.deepcopy(cells[place]))
    cells[place + 1]["source"] = "def soft_threshold(z, threshold):\n    return None"
    return notebook


# verdict: loses soft_threshold
