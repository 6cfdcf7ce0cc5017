# The student's own folder is a link to a hidden one beside it.
def plant(folder, notebook):
    (folder / "lasso.ipynb").write_bytes(notebook)
    student = folder.parent
    student.rename(student.with_name(".elsewhere"))
    student.symlink_to(".elsewhere")


# verdict: invalid
