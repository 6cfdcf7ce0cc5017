# Has copied the setup cell to get a new one, which copies its marks, and has written a helper into the copy.
import copy


def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    second = copy.deepcopy(cells["setup"])
    second["source"] = "def shrink(size, by):\n    return np.maximum(size - by, 0)"
    cells["soft_threshold"]["source"] = (
        "def soft_threshold(z, threshold):\n    return np.sign(z) * shrink(np.abs(z), threshold)"
    )
    notebook["cells"].insert(notebook["cells"].index(cells["setup"]) + 1, second)
    return notebook


# verdict: loses nothing
