# Says that the notebook is in a format without number.
def tamper(notebook):
    return notebook | {"nbformat": ["4"], "nbformat_minor": None, "metadata": None}


# verdict: loses nothing
