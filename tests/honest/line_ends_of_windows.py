# Edited the notebook on Windows: lines end with carriage returns too.
def tamper(notebook):
    for cell in notebook["cells"]:
        cell["source"] = [line.replace("\n", "\r\n") for line in cell["source"]]
    return notebook


# verdict: loses nothing
