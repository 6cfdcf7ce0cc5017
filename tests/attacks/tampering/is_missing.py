# The notebook is missing.
def plant(folder, notebook):
    folder.touch()


# verdict: invalid
