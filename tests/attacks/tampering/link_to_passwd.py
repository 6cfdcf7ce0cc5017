# The notebook is a link to the list of users.
def plant(folder, notebook):
    (folder / "lasso.ipynb").symlink_to("/etc/passwd")


# verdict: invalid
