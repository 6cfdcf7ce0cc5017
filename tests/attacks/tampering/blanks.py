# The file is nothing but blanks.
def tamper(notebook):
    return b" \n" * 1000


# verdict: invalid
