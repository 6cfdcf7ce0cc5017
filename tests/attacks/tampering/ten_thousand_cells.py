# Has ten thousand cells.
def tamper(notebook):
    more = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": ""}
    notebook["cells"] += [more] * 10_000
    return notebook


# verdict: invalid
