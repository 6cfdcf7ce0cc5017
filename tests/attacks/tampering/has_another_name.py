# The notebook is not called as it should be: the browser has numbered it.
def plant(folder, notebook):
    (folder / "lasso (1).ipynb").write_bytes(notebook)


# verdict: invalid
