# Lays files beside the notebook whose names are no text, or would be commands, or go over two lines.
import os


def plant(folder, notebook):
    (folder / "lasso.ipynb").write_bytes(notebook)
    for name in [b"\xff\xfe", b"--force", b"a\nb", b"$(reboot)", b"<script>", b"*", b" "]:
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(b"x")


# verdict: loses nothing
