# The notebook is a link to the student's own notebook, right beside it.
def plant(folder, notebook):
    (folder / "mine.ipynb").write_bytes(notebook)
    (folder / "lasso.ipynb").symlink_to("mine.ipynb")


# verdict: invalid
