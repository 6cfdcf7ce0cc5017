"""One file a command, or two that belong together; `cli.py` lists them."""
