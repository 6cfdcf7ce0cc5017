# Worked in Deepnote.
def tamper(notebook):
    for number, cell in enumerate(notebook["cells"]):
        cell["source"] = "".join(cell["source"])
        cell["metadata"] |= {
            "cell_id": f"{number:032x}",
            "deepnote_cell_type": cell["cell_type"],
            "source_hash": "a1b2c3d4",
            "execution_start": 1700000000000,
            "execution_millis": 12,
            "deepnote_to_be_reexecuted": False,
            "block_group": f"{number:032x}",
        }
    notebook["metadata"] |= {"deepnote": {}, "deepnote_notebook_id": "0" * 32, "deepnote_execution_queue": []}
    return notebook


# verdict: loses nothing
