# Has tried out a great deal, each in a cell of its own.
def tamper(notebook):
    first = next(i for i, cell in enumerate(notebook["cells"]) if cell["cell_type"] == "code") + 1
    notebook["cells"][first:first] = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": k, "source": f"a_{k} = np.arange({k})\na_{k}"}
        for k in range(400)
    ]
    return notebook


# verdict: loses nothing
