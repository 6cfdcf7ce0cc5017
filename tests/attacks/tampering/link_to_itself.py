# The notebook is a link to itself.
def plant(folder, notebook):
    (folder / "lasso.ipynb").symlink_to("lasso.ipynb")


# verdict: invalid
