# Keeps right answers in worksheets, as notebooks had them before 2015, beside cells as they are today with a wrong one.
import copy


def tamper(notebook):
    old = copy.deepcopy(notebook["cells"])
    for cell in old:
        cell["input"] = cell.pop("source")
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["soft_threshold"]["source"] = "def soft_threshold(z, threshold):\n    return None"
    return notebook | {"nbformat": 4, "worksheets": [{"cells": old}]}


# verdict: loses soft_threshold
