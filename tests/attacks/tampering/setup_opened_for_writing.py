# Takes the lock off the setup cell and writes comparisons that always agree into it.
EASY = """
import numpy as np
import numpy.testing
import builtins
np.allclose = np.isclose = np.array_equal = lambda *a, **k: True
builtins.all = lambda a: True
"""


def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["setup"]["metadata"]["nbgrader"] |= {"locked": False, "solution": True, "grade": False}
    cells["setup"]["source"] = EASY
    cells["soft_threshold"]["source"] = "def soft_threshold(z, threshold):\n    return None"
    return notebook


# verdict: loses soft_threshold
