# The folder of the assignment is a link to one in which a friend's notebook lies.
def plant(folder, notebook):
    friend = folder.parent.with_name(".friend")
    (friend / "lasso").mkdir(parents=True)
    (friend / "lasso" / "lasso.ipynb").write_bytes(notebook)
    folder.rmdir()
    folder.symlink_to("../.friend/lasso")


# verdict: invalid
