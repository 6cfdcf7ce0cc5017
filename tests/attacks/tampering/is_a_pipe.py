# The notebook is a pipe, which whoever opens it waits at.
import os


def plant(folder, notebook):
    os.mkfifo(folder / "lasso.ipynb")


# verdict: invalid
