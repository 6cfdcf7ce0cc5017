# Makes words, numbers and objects of the tags of cells.
def tamper(notebook):
    odd = ["figure", 3, None, {"figure": True}, [["figure"]], [None, 7], True]
    for number, cell in enumerate(notebook["cells"]):
        cell["metadata"]["tags"] = odd[number % len(odd)]
    return notebook


# verdict: loses nothing
