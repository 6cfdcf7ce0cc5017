# Has a null character in a solution, where Python takes none.
def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["soft_threshold"]["source"] = ["# \0\n", *cells["soft_threshold"]["source"]]
    return notebook


# verdict: loses soft_threshold
