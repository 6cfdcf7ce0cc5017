# Puts on all cells the tag of the figure, which is not run: on solutions, on the setup cell, on a wrong copy at the end.
def tamper(notebook):
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = ["figure", "remove-cell", "skip-execution", "raises-exception"]
    notebook["cells"].append(
        {"cell_type": "code", "metadata": {"tags": ["figure"]}, "outputs": [], "source": "def soft_threshold(z, threshold):\n    return None"}
    )
    return notebook


# verdict: loses nothing
