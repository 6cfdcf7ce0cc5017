# The file is an archive in which the notebook lies.
import io
import json
import zipfile


def tamper(notebook):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("lasso.ipynb", json.dumps(notebook))
    return archive.getvalue()


# verdict: invalid
