# Saved the notebook with errors, progress bars and widgets in its outputs, and ran the cells in wild order.
def tamper(notebook):
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "code":
            cell["execution_count"] = (number * 37) % 101
            cell["outputs"] = [
                {"output_type": "stream", "name": "stderr", "text": ["\r 10%|#", "\r100%|##########"]},
                {"output_type": "error", "ename": "NameError", "evalue": "np", "traceback": ["\u001b[0;31mNameError\u001b[0m"]},
                {"output_type": "execute_result", "execution_count": 3, "metadata": {}, "data": {"text/plain": ["3"]}},
                {
                    "output_type": "display_data",
                    "metadata": {},
                    "data": {"application/vnd.jupyter.widget-view+json": {"model_id": "ab12", "version_major": 2}},
                },
            ]
    state = {"ab12": {"model_module": "@jupyter-widgets/controls", "model_name": "FloatProgressModel", "state": {"value": 1}}}
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": state, "version_major": 2}}
    return notebook


# verdict: loses nothing
