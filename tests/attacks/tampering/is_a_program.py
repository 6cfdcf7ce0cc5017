# The file is not a notebook but the program made of it.
def tamper(notebook):
    return "\n\n".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code").encode()


# verdict: invalid
