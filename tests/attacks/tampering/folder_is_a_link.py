# The folder of the assignment is a link to another folder of the student's.
def plant(folder, notebook):
    (folder / "lasso.ipynb").write_bytes(notebook)
    folder.rename(folder.with_name("mine"))
    folder.symlink_to("mine")


# verdict: invalid
