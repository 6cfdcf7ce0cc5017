# Counts its cells with a number of a million digits.
import json


def tamper(notebook):
    return json.dumps(notebook | {"nbformat_minor": 8.127635}).replace("8.127635", "9" * 1_000_000).encode()


# verdict: invalid
