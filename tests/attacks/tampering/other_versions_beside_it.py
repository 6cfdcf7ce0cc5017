# Lays other versions beside the notebook, all of them right; the one to be graded is not.
def plant(folder, notebook):
    (folder / ".ipynb_checkpoints").mkdir()
    names = ["lasso-checkpoint", "Lasso", "lasso-Copy1", "lasso (1)", ".lasso", "lasso.ipynb", ".ipynb_checkpoints/lasso"]
    for name in [*names, ".ipynb_checkpoints/lasso-checkpoint"]:
        (folder / f"{name}.ipynb").write_bytes(notebook)
    (folder / "lasso.ipynb").write_bytes(notebook.replace(b"np.sign(z) * np.maximum(np.abs(z) - threshold, 0.0)", b"None"))


# verdict: loses soft_threshold
