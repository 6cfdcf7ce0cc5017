# Has added imports to the setup cell, which is locked in Jupyter but not in Colab.
def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["setup"]["source"] = ["import math\n", "import numpy as np\n", "from functools import reduce"]
    cells["residual_sum_of_squares"]["source"] = (
        "def residual_sum_of_squares(X, y, w):\n    return math.fsum((y - X @ w) ** 2)"
    )
    return notebook


# verdict: loses nothing
