# The file is empty.
def tamper(notebook):
    return b""


# verdict: invalid
