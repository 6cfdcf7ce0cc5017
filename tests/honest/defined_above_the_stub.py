# Wrote a function into an added cell above its own, which is left as it was released.
def tamper(notebook):
    cells = notebook["cells"]
    place = next(i for i, c in enumerate(cells) if c["metadata"].get("nbgrader", {}).get("grade_id") == "soft_threshold")
    added = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": 9, "source": cells[place]["source"]}
    cells[place]["source"] = [
        "def soft_threshold(z: float | np.ndarray, threshold: float) -> float | np.ndarray:\n",
        '    """Move every entry of z towards zero by threshold, and stop at zero: `sign(z) * max(|z| - threshold, 0)`.\n',
        '    """\n',
        "    # YOUR CODE HERE\n",
        "    raise NotImplementedError()\n",
    ]
    cells.insert(place, added)
    return notebook


# verdict: loses nothing
