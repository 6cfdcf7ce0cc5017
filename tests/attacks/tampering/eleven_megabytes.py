# Is larger than a notebook may be.
import json


def tamper(notebook):
    return json.dumps(notebook).encode() + b" " * (11 << 20)


# verdict: invalid
