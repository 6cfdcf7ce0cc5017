# Has numbers, lists and nothing between the lines of right solutions.
def tamper(notebook):
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = [piece for line in cell["source"] for piece in (line, None, 7, ["x"], {})]
    return notebook


# verdict: loses nothing
