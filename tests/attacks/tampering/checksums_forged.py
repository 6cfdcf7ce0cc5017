# Changes locked cells and writes the checksums that nbgrader would have written for what they say now.
import hashlib


def checksum(cell):
    marks, digest = cell["metadata"]["nbgrader"], hashlib.md5()
    digest.update(cell["source"].encode() + cell["cell_type"].encode() + marks["grade_id"].encode())
    if marks["grade"]:
        digest.update(str(float(marks["points"])).encode())
    return digest.hexdigest()


def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["setup"]["source"] = "import numpy as np\nsoft_threshold = lambda *a, **k: 0.0"
    cells["soft_threshold"]["source"] = "def soft_threshold(z, threshold):\n    return None"
    cells["soft_threshold-tests"]["source"] = "pass"
    for name in ("setup", "soft_threshold", "soft_threshold-tests"):
        cells[name]["metadata"]["nbgrader"]["checksum"] = checksum(cells[name])
    return notebook


# verdict: loses soft_threshold
