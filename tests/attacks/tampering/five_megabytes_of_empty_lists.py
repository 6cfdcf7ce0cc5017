# Swells in memory: five megabytes of empty lists in its metadata become a hundred.
import json


def tamper(notebook):
    lists = "[" + "[]," * 1_700_000 + "[]]"
    return json.dumps(notebook | {"metadata": 8.127635}).replace("8.127635", lists).encode()


# verdict: invalid
