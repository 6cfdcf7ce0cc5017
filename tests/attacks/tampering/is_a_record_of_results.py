# The file is not a notebook but the record of a perfect result.
def tamper(notebook):
    return {"student": "x", "assignment": "lasso", "status": "graded", "score": 20.0, "max_score": 20.0, "notes": [], "exercises": []}


# verdict: invalid
