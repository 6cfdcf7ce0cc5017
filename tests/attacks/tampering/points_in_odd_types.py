# Writes points that are no numbers, or less than nothing, into the notebook.
def tamper(notebook):
    odd = ["2", None, [], {}, -5, 1e308, float("nan"), float("inf"), True]
    for number, cell in enumerate(notebook["cells"]):
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["points"] = odd[number % len(odd)]
    return notebook


# verdict: loses nothing
