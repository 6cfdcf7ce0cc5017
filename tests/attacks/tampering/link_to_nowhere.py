# The notebook is a link to what is not there.
def plant(folder, notebook):
    (folder / "lasso.ipynb").symlink_to("gone.ipynb")


# verdict: invalid
