# Is in the format from before 2015, with nothing, numbers and words where worksheets and cells should be.
def tamper(notebook):
    cells = notebook.pop("cells")
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["input"] = cell.pop("source")
    sheets = [None, 3, "cells", [], {}, {"cells": 5}, {"cells": {"0": cells[0]}}, {"cells": [None, *cells, 7]}, {"cells": []}]
    return notebook | {"nbformat": 3, "cells": "in the worksheets", "worksheets": sheets}


# verdict: loses nothing
