# The notebook is a link to the instructor's notebook.
from pathlib import Path


def plant(folder, notebook):
    (folder / "lasso.ipynb").symlink_to(next(parent / "solutions/lasso/lasso.ipynb" for parent in Path(__file__).parents if (parent / "solutions").is_dir()))


# verdict: invalid
