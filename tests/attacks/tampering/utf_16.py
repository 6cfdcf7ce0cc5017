# Was saved as UTF-16, as PowerShell does when output goes into a file.
import json


def tamper(notebook):
    return json.dumps(notebook).encode("utf-16")


# verdict: invalid
