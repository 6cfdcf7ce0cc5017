# Makes numbers, lists and nothing of the names and of the marks themselves.
def tamper(notebook):
    odd = [7, 0.5, None, True, [], ["setup"], {}, {"setup": 1}, "", "\0", "\ud800", "setup\n"]
    for number, cell in enumerate(notebook["cells"]):
        if "nbgrader" in cell["metadata"] and number % 2:
            cell["metadata"]["nbgrader"]["grade_id"] = odd[number % len(odd)]
        elif "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"] = odd[number % len(odd)]
    return notebook


# verdict: loses nothing
