# Hides lists in lists in its metadata, a hundred thousand deep.
import json


def tamper(notebook):
    deep = "[" * 100_000 + "]" * 100_000
    return json.dumps(notebook | {"metadata": 8.127635}).replace("8.127635", deep).encode()


# verdict: invalid
