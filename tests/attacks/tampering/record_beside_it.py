# Lays a record with full marks and a page of its own beside the notebook, and a file of grades.
import json


def plant(folder, notebook):
    record = {"student": "x", "assignment": "lasso", "status": "graded", "score": 20.0, "max_score": 20.0, "notes": []}
    for place in (folder, folder.parent):
        (place / "lasso.json").write_text(json.dumps(record | {"exercises": []}))
        (place / "lasso.html").write_text("<h1>20 of 20</h1>")
        (place / "grades.csv").write_text("student,assignment,status,score,max_score\nx,lasso,graded,20.0,20.0\n")
    (folder / "lasso.ipynb").write_bytes(notebook.replace(b"np.sign(z) * np.maximum(np.abs(z) - threshold, 0.0)", b"None"))


# verdict: loses soft_threshold
