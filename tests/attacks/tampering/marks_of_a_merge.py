# The file is a notebook in which two versions were merged, and the marks of that left in it.
def tamper(notebook):
    import json

    return json.dumps(notebook, indent=1).encode().replace(b"\n", b"\n<<<<<<< HEAD\n", 5)


# verdict: invalid
