# Used an editor that saves lines one by one, with no line end after the last, and some in pieces.
def tamper(notebook):
    for cell in notebook["cells"]:
        text = "".join(cell["source"]).rstrip("\n")
        cell["source"] = [text[start : start + 7] for start in range(0, len(text), 7)]
    return notebook


# verdict: loses nothing
