# Makes lists of no strings, numbers, objects and nothing of the source of cells; one of them is a solution.
def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["soft_threshold"]["source"] = {"0": "def soft_threshold(z, threshold):", "1": "    return z"}
    odd = [None, 3, True, {}, [1, None, {}, ["import os"]], [["def soft_threshold(z, t): return z"]]]
    added = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": source} for source in odd]
    notebook["cells"] += [*added, {"cell_type": "code"}]
    return notebook


# verdict: loses soft_threshold
