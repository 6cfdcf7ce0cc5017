# The notebook is a folder, in which the notebook lies.
def plant(folder, notebook):
    (folder / "lasso.ipynb").mkdir()
    (folder / "lasso.ipynb" / "lasso.ipynb").write_bytes(notebook)


# verdict: invalid
