# Worked in Google Colab.
def tamper(notebook):
    for number, cell in enumerate(notebook["cells"]):
        cell.pop("id", None)
        cell["metadata"] |= {"id": f"q{number}Xz_Kb"}
        if cell["cell_type"] == "code":
            cell["metadata"] |= {
                "colab": {"base_uri": "https://localhost:8080/", "height": 35},
                "outputId": f"0b9c-{number}",
                "executionInfo": {"status": "ok", "timestamp": 1700000000000, "user": {"displayName": "A", "userId": "1"}},
                "cellView": "form",
            }
            cell["source"] = ["#@title Solution { display-mode: \"form\" }\n", "alpha = 0.5 #@param {type:\"number\"}\n"] + cell["source"]
        elif cell["source"]:
            cell["attachments"] = {}
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("locked"):
            cell["source"] = cell["source"][2:]
    notebook["metadata"] = {
        "accelerator": "GPU",
        "colab": {"provenance": [], "gpuType": "T4", "toc_visible": True, "include_colab_link": True},
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "language_info": {"name": "python"},
    }
    return notebook | {"nbformat_minor": 0}


# verdict: loses nothing
