# The notebook is a link to the notebook of a classmate.
def plant(folder, notebook):
    (folder / "lasso.ipynb").symlink_to("../../a-bystander/lasso/lasso.ipynb")


# verdict: invalid
