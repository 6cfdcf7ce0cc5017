# Lost nbgrader's marks on the way through another editor, and left one function as it was released.
def tamper(notebook):
    for cell in notebook["cells"]:
        if cell["metadata"].pop("nbgrader", {}).get("grade_id") == "alpha_max":
            cell["source"] = ["def alpha_max(X, y):\n", "    # YOUR CODE HERE\n", "    raise NotImplementedError()"]
    return notebook


# verdict: loses alpha_max
