# Writes scripts wherever a page may quote it: names, tags, kernel, and the very line that fails.
def tamper(notebook):
    script = "</code></pre><script>alert('source')</script><img src=x onerror=alert(1)>"
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["soft_threshold"]["source"] = f"def soft_threshold(z, threshold):\n    raise ValueError(\"{script}\")  # {script}"
    cells["alpha_max-tests"]["metadata"]["nbgrader"]["grade_id"] = script
    cells["setup"]["source"] = script
    notebook["metadata"] = {"title": script, "kernelspec": {"name": script, "display_name": script}, "authors": [script]}
    return notebook


# verdict: loses soft_threshold
