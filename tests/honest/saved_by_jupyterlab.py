# Worked in JupyterLab, with headings and outputs folded, slides, and a debugger.
def tamper(notebook):
    for number, cell in enumerate(notebook["cells"]):
        cell["id"] = f"{number:08x}-1f2e"
        if cell["cell_type"] == "markdown":
            cell["metadata"] |= {"jp-MarkdownHeadingCollapsed": True, "slideshow": {"slide_type": "slide"}}
        else:
            cell["metadata"] |= {
                "collapsed": True,
                "scrolled": True,
                "jupyter": {"outputs_hidden": True, "source_hidden": True},
                "execution": {"iopub.status.busy": "2025-01-01T00:00:00.000Z", "shell.execute_reply": "x"},
                "editable": True,
            }
    notebook["metadata"]["toc-autonumbering"] = True
    return notebook


# verdict: loses nothing
