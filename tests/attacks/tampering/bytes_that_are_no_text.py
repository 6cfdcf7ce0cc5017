# Has bytes in it that are no UTF-8.
import json


def tamper(notebook):
    return json.dumps(notebook).encode().replace(b"# The Lasso", b"# The \xff\xfe\xc0\x80 Lasso", 1)


# verdict: invalid
