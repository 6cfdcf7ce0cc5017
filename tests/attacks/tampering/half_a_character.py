# Has halves of characters in the source, which no encoding can hold, and characters that turn text round.
def tamper(notebook):
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code" and "nbgrader" in cell["metadata"] and not cell["metadata"]["nbgrader"]["locked"]:
            cell["source"] = ["# \ud83d and \udc00, \u202e turned round \u202c, \u2028 a line of its own\n", *cell["source"]]
    return notebook


# verdict: loses nothing
