# The file is a number.
def tamper(notebook):
    return 20


# verdict: invalid
