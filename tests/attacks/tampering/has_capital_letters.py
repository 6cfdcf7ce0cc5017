# The notebook is not called as it should be: it has a capital letter.
def plant(folder, notebook):
    (folder / "Lasso.ipynb").write_bytes(notebook)


# verdict: invalid
