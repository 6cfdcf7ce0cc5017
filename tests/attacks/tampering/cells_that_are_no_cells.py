# Has nothing, numbers, words and lists where cells should be.
def tamper(notebook):
    notebook["cells"] = [thing for cell in notebook["cells"] for thing in (cell, None, 3, "code", [cell], {}, True)]
    return notebook


# verdict: loses nothing
