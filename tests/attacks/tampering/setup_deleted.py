# Deletes the setup cell, without which no cell knows NumPy.
def tamper(notebook):
    notebook["cells"] = [
        cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") != "setup"
    ]
    return notebook


# verdict: loses nothing
