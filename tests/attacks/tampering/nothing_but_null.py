# The file is null.
def tamper(notebook):
    return None


# verdict: invalid
