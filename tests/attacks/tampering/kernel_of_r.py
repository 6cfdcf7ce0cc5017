# Says that the notebook is written in R, though it is Python.
def tamper(notebook):
    notebook["metadata"] = {
        "kernelspec": {"display_name": "R", "language": "R", "name": "ir"},
        "language_info": {"codemirror_mode": "r", "file_extension": ".r", "mimetype": "text/x-r-source", "name": "R"},
    }
    return notebook


# verdict: loses nothing
