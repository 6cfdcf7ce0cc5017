# Counts its cells with infinity, with what is no number, and with numbers that no float can hold.
import json


def tamper(notebook):
    for number, cell in enumerate(notebook["cells"]):
        cell["execution_count"] = [float("nan"), float("inf"), -float("inf"), 10**300, -0.0][number % 5]
    return json.dumps(notebook | {"nbformat_minor": 8.127635}).replace("8.127635", "-1e999999").encode()


# verdict: loses nothing
