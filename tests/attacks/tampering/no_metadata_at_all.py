# Leaves of every cell nothing but its type and its source.
def tamper(notebook):
    notebook["cells"] = [{key: cell[key] for key in ("cell_type", "source")} for cell in notebook["cells"]]
    return notebook


# verdict: loses nothing
