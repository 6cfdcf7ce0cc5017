# Leaves of the notebook nothing but its cells: no format, no metadata, no kernel.
def tamper(notebook):
    return {"cells": notebook["cells"]}


# verdict: loses nothing
