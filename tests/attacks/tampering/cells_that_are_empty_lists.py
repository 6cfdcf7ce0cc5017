# Has more than a million cells, each an empty list.
def tamper(notebook):
    return b'{"cells": [' + b"[]," * 1_700_000 + b"[]]}"


# verdict: invalid
