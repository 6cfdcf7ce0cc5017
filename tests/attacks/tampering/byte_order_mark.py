# Was saved by an editor that puts a byte order mark before UTF-8.
import json


def tamper(notebook):
    return json.dumps(notebook, ensure_ascii=False).encode("utf-8-sig")


# verdict: loses nothing
