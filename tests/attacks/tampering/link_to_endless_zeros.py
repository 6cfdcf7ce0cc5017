# The notebook is a link to a device that never ends.
def plant(folder, notebook):
    (folder / "lasso.ipynb").symlink_to("/dev/zero")


# verdict: invalid
