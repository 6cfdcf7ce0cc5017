# Puts the cell of an exercise into another cell, which holds a notebook of its own.
def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    solution = cells["soft_threshold"]
    outer = {"cell_type": "code", "metadata": {}, "outputs": [], "source": "1", "cells": [solution], "notebook": dict(notebook)}
    outer["notebook"]["cells"] = [solution]
    notebook["cells"] = [outer if cell is solution else cell for cell in notebook["cells"]]
    return notebook


# verdict: loses soft_threshold
