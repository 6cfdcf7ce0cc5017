"""The folder that a child may write in: watched while the child runs, emptied when it is gone."""

from __future__ import annotations

import contextlib
import os
import subprocess

from sparsecraft_worker.lockdown import Limits

BLOCK = 512  # what `st_blocks` counts in
COMMANDS = (["chmod", "-R", "u+rwX"], ["rm", "-rf"])


class Folder:
    """`path` is a new folder `submission` in `parent`, which belongs to nobody else."""

    def __init__(self, parent: str) -> None:
        self.parent, self.path = parent, os.path.join(parent, "submission")
        os.mkdir(self.path, 0o700)

    def is_over(self, limits: Limits) -> bool:
        """Whether it holds more than it may, or what can't be looked into; looks at no more than that takes."""
        size, waiting, seen = 0, [self.path], 0
        while waiting:
            try:
                entries = os.scandir(waiting.pop())
            except FileNotFoundError:  # the child is at work in there
                continue
            except OSError:
                return True
            with entries:
                for entry in entries:
                    with contextlib.suppress(FileNotFoundError):
                        size += BLOCK * entry.stat(follow_symlinks=False).st_blocks
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    seen += 1
                    if size > limits.folder_bytes or seen > limits.folder_entries:
                        return True
        return False

    def clear(self) -> None:
        """Empty it; `rm` copes with what it may hold, such as folders nested beyond every path limit."""
        left = [os.path.join(self.path, name) for name in os.listdir(self.path)]
        for command in COMMANDS if left else ():
            subprocess.run([*command, *left], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

    def remove(self) -> None:
        """Leave nothing behind, as far as that is ours to remove."""
        for command in COMMANDS:
            subprocess.run([*command, self.parent], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
