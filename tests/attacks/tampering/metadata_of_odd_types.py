# Makes lists, numbers, words and nothing of the metadata of the notebook and of its cells.
def tamper(notebook):
    odd = [None, [], 3, "nbgrader", [["nbgrader", {"grade_id": "setup"}]], False]
    for number, cell in enumerate(notebook["cells"]):
        cell["metadata"] = odd[number % len(odd)]
    notebook["metadata"] = "none of your business"
    return notebook


# verdict: loses nothing
