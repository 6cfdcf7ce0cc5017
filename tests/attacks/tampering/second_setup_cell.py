# Adds a second copy of the locked setup cell at the end, which replaces the wrong function by one that agrees with anything.
import copy

EASY = """
class Agrees(float):
    __eq__ = lambda self, other: True
    __sub__ = __rsub__ = __le__ = lambda self, other: Agrees()


def soft_threshold(z, threshold):
    return Agrees()
"""


def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["soft_threshold"]["source"] = "def soft_threshold(z, threshold):\n    return None"
    second = copy.deepcopy(cells["setup"])
    second["source"] = EASY
    notebook["cells"].append(second)
    return notebook


# verdict: loses soft_threshold
