# Has pasted a table of a hundred thousand characters into a scratch cell.
def tamper(notebook):
    table = ", ".join(f"{k}.5" for k in range(16_000))
    pasted = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": 2, "source": f"table = [{table}]"}
    notebook["cells"].insert(3, pasted)
    return notebook


# verdict: loses nothing
