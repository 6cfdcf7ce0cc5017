# Says that the notebook is in a format that does not exist yet; it still looks as it does today.
def tamper(notebook):
    return notebook | {"nbformat": 5, "nbformat_minor": 0, "reactive": True}


# verdict: loses nothing
