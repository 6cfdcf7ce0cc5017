# Turns the order of all cells round, so that the setup cell comes last.
def tamper(notebook):
    notebook["cells"].reverse()
    return notebook


# verdict: loses nothing
