# Empties the visible tests of a wrong solution and says in them that all is well.
def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["soft_threshold"]["source"] = "def soft_threshold(z, threshold):\n    return None"
    cells["soft_threshold-tests"]["source"] = "print('all tests passed')"
    cells["soft_threshold-tests"]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "all tests passed"}]
    return notebook


# verdict: loses soft_threshold
