# Lays settings beside the notebook: for pytest, for the grader, for IPython, for a virtual environment.
def plant(folder, notebook):
    for place in (folder, folder.parent):
        (place / "pytest.ini").write_text("[pytest]\naddopts = --collect-only\n")
        (place / "limits.toml").write_text("call_seconds = 1000000.0\nnotebook_cells = 1\n")
        (place / "pyproject.toml").write_text("[tool.pytest.ini_options]\naddopts = '--co -q'\n")
        (place / "ipython_config.py").write_text("c.InteractiveShellApp.exec_lines = ['np = None']\n")
        (place / "pyvenv.cfg").write_text("home = /nowhere\n")
        (place / "lasso.pth").write_text("import sys; sys.exit(0)\n")
        (place / ".env").write_text("PYTHONPATH=.\n")
    (folder / "lasso.ipynb").write_bytes(notebook.replace(b"np.sign(z) * np.maximum(np.abs(z) - threshold, 0.0)", b"None"))


# verdict: loses soft_threshold
