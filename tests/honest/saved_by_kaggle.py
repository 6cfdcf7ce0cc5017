# Uploaded the notebook to Kaggle and took it down again, without nbgrader's marks.
def tamper(notebook):
    cells = []
    for number, cell in enumerate(notebook["cells"]):
        cell = {"cell_type": cell["cell_type"], "source": "".join(cell["source"]), "metadata": {"_uuid": f"{number:040x}"}}
        if cell["cell_type"] == "code":
            cell["metadata"] |= {"trusted": True, "execution": {"iopub.status.busy": "2025-01-01"}}
            cell |= {"outputs": [], "execution_count": None}
        cells.append(cell)
    kaggle = {"accelerator": "none", "dataSources": [], "isInternetEnabled": True, "language": "python"}
    return {"cells": cells, "metadata": {"kaggle": kaggle}, "nbformat": 4, "nbformat_minor": 4}


# verdict: loses nothing
