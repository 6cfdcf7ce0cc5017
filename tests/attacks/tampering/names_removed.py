# Removes everything that nbgrader wrote into the notebook.
def tamper(notebook):
    for cell in notebook["cells"]:
        cell["metadata"].pop("nbgrader", None)
    return notebook


# verdict: loses nothing
