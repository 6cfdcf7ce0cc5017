# Keeps megabytes of attachments and outputs, with scripts in them that would run in the page of whoever shows them.
def tamper(notebook):
    script = "</pre></script><script>alert('outputs')</script><img src=x onerror=alert(1)>"
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            data = {"text/html": [script], "application/javascript": script, "text/plain": script, "image/svg+xml": script}
            cell["outputs"] = [
                {"output_type": "display_data", "data": data, "metadata": {}},
                {"output_type": "stream", "name": "stdout", "text": script},
                {"output_type": "error", "ename": script, "evalue": script, "traceback": [script]},
                {"output_type": "display_data", "data": {"image/png": "A" * 200_000}, "metadata": {}},
            ]
        else:
            cell["attachments"] = {"x.svg": {"image/svg+xml": script + "A" * 100_000}}
    return notebook


# verdict: loses nothing
