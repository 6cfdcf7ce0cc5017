# Clears all names at the very top, as advised on the web, above the setup cell.
def tamper(notebook):
    reset = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": 1, "source": "%reset -f\n%clear"}
    notebook["cells"].insert(0, reset)
    return notebook


# verdict: loses nothing
