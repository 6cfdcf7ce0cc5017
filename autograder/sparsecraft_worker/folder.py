"""The folder that a child may write in: watched while the child runs, emptied when it is gone."""

from __future__ import annotations

import os
import subprocess

from sparsecraft_worker.lockdown import Limits

BLOCK = 512  # what `st_blocks` counts in
BATCH = 500  # names of the greatest length that fit a command line with ease


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
                    try:
                        size += BLOCK * entry.stat(follow_symlinks=False).st_blocks
                    except FileNotFoundError:
                        continue
                    except OSError:
                        return True
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    seen += 1
                    if size > limits.folder_bytes or seen > limits.folder_entries:
                        return True
        return False

    def clear(self) -> None:
        """Empty it; `rm` copes with what it may hold, such as folders nested beyond every path limit.

        Its times are set back, since the next child could read them.
        """
        if left := [os.path.join(self.path, name) for name in os.listdir(self.path)]:
            _run("chmod", "-R", "u+rwX", self.path)
            for first in range(0, len(left), BATCH):
                _run("rm", "-rf", *left[first : first + BATCH])
        os.utime(self.path, (0, 0))

    def remove(self) -> None:
        """Leave nothing behind, as far as that is ours to remove."""
        _run("chmod", "-R", "u+rwX", self.parent)
        _run("rm", "-rf", self.parent)


def _run(*command: str) -> None:
    subprocess.run(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
