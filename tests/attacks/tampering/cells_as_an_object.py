# The file is a notebook whose cells are an object.
def tamper(notebook):
    return notebook | {"cells": dict(enumerate(notebook["cells"]))}


# verdict: invalid
