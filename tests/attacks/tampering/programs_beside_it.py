# Lays programs beside the notebook that would run in place of others when somebody starts Python there.
NAMES = ["sitecustomize", "usercustomize", "numpy", "json", "pytest", "IPython", "lasso", "sparsecraft", "conftest", "test_x"]
MALICE = """
import os
import sys

os.environ["GRADE"] = "20"
sys.modules[__name__] = None
raise SystemExit(0)
"""


def plant(folder, notebook):
    for name in NAMES:
        (folder / f"{name}.py").write_text(MALICE)
        (folder.parent / f"{name}.py").write_text(MALICE)
    (folder / "lasso.ipynb").write_bytes(notebook.replace(b"np.sign(z) * np.maximum(np.abs(z) - threshold, 0.0)", b"None"))


# verdict: loses soft_threshold
