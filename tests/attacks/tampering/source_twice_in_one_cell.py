# Writes the source of a cell twice, right first and wrong then: like Jupyter, the last one counts.
import json


def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    right = "".join(cells["soft_threshold"]["source"])
    cells["soft_threshold"]["source"] = 8.127635
    twice = json.dumps(right) + ', "source": ' + json.dumps("def soft_threshold(z, threshold):\n    return None")
    return json.dumps(notebook).replace("8.127635", twice).encode()


# verdict: loses soft_threshold
