# Has split the cell of a solution in Jupyter, which copies its marks: the function above, a helper below.
import copy


def tamper(notebook):
    cells = notebook["cells"]
    place = next(i for i, c in enumerate(cells) if c["metadata"].get("nbgrader", {}).get("grade_id") == "soft_threshold")
    upper, lower = cells[place], copy.deepcopy(cells[place])
    upper["source"] = "def soft_threshold(z, threshold):\n    return np.sign(z) * shrink(np.abs(z), threshold)"
    lower["source"] = "def shrink(size, by):\n    return np.maximum(size - by, 0)"
    cells.insert(place + 1, lower)
    return notebook


# verdict: loses nothing
