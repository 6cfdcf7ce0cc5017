# The file is half of a notebook: the upload broke off.
def tamper(notebook):
    import json

    content = json.dumps(notebook).encode()
    return content[: len(content) // 2]


# verdict: invalid
