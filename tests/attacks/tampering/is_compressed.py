# The file is the notebook, compressed.
import gzip
import json


def tamper(notebook):
    return gzip.compress(json.dumps(notebook).encode())


# verdict: invalid
