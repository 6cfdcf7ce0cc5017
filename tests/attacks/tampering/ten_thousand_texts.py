# Has ten thousand cells of text.
def tamper(notebook):
    notebook["cells"] += [{"cell_type": "markdown", "metadata": {}, "source": ""}] * 10_000
    return notebook


# verdict: invalid
