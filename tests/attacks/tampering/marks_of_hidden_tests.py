# Writes the marks of hidden tests and of solutions into cells, between which nbgrader takes things out.
def tamper(notebook):
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("solution"):
            cell["source"] = ["### BEGIN HIDDEN TESTS\n", *cell["source"], "\n### END HIDDEN TESTS\n### BEGIN MARK SCHEME"]
        elif marks.get("grade"):
            cell["source"] = ["### BEGIN HIDDEN TESTS\n", "### END SOLUTION\n", "### AUTOTEST 20"]
    return notebook


# verdict: loses nothing
