# Used an editor that saves the source of a cell in one piece, without indentation in the file.
import json


def tamper(notebook):
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return json.dumps(notebook, separators=(",", ":"), ensure_ascii=False, sort_keys=True).encode()


# verdict: loses nothing
