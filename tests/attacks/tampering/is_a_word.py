# The file is a word.
def tamper(notebook):
    return "graded"


# verdict: invalid
