# Worked in Visual Studio Code.
def tamper(notebook):
    for cell in notebook["cells"]:
        cell["metadata"] |= {"vscode": {"languageId": "python"}}
        if cell["cell_type"] == "code":
            cell["metadata"] |= {"notebookRunGroups": {"groupValue": "1"}}
            cell["execution_count"] = None
    notebook["metadata"] = {
        "kernelspec": {"display_name": ".venv", "language": "python", "name": "python3"},
        "language_info": {"name": "python", "version": "3.13.1", "pygments_lexer": "ipython3", "file_extension": ".py"},
        "orig_nbformat": 4,
        "vscode": {"interpreter": {"hash": "0123456789abcdef"}},
    }
    return notebook | {"nbformat_minor": 2}


# verdict: loses nothing
