# Has moved own helpers and solutions about.
def tamper(notebook):
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    texts = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    notebook["cells"] = [code[0], *code[:0:-1], *texts]
    return notebook


# verdict: loses nothing
