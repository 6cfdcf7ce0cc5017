# Shuffles the cells behind the setup cell.
import random


def tamper(notebook):
    cells = notebook["cells"]
    first = next(i for i, cell in enumerate(cells) if cell["cell_type"] == "code") + 1
    rest = cells[first:]
    random.Random(3).shuffle(rest)
    notebook["cells"] = cells[:first] + rest
    return notebook


# verdict: loses nothing
