# Indents with tabs, with spaces where lines go on, and leaves blanks at the ends of lines.
def tamper(notebook):
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "soft_threshold":
            cell["source"] = (
                "\n\n\ndef soft_threshold(z, threshold):   \n\tif np.ndim(z):\n\t\treturn np.array([\n"
                "    soft_threshold(part, threshold) for part in z])\n\telse:\t\n\t\tlarger = abs(z) > threshold\n"
                "\treturn (abs(z) - threshold) * np.sign(z) if larger else 0.0\n\n\t\n   \n"
            )
    return notebook


# verdict: loses nothing
