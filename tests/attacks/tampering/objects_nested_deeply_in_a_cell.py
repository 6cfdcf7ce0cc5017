# Hides objects in objects in the source of a cell, fifty thousand deep.
import json


def tamper(notebook):
    notebook["cells"][0]["source"] = 8.127635
    deep = '{"source":' * 50_000 + "1" + "}" * 50_000
    return json.dumps(notebook).replace("8.127635", deep).encode()


# verdict: invalid
