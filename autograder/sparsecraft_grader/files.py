"""Files that appear whole or not at all, and errors of the file system in words that say what to do."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from sparsecraft_grader.errors import StoreError

__all__ = ["explained", "replacing"]

ADVICE = {
    errno.ENOSPC: "the disk is full. Free some space",
    errno.EDQUOT: "your quota is used up. Free some space",
    errno.EROFS: "the file system is read-only. Make it writable, or give another --out",
    errno.EACCES: "it may not be written to. Change its permissions, or give another --out",
    errno.ENOTDIR: "a file is in the way of a folder. Move it, or give another --out",
}


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write: a reader sees the old one or the new one, also after a power cut. One writer at a time."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with open(unfinished, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


@contextlib.contextmanager
def explained(folder: Path) -> Iterator[None]:
    """StoreError in place of an OSError: why `folder` can't be written to, and what to do."""
    try:
        yield
    except OSError as error:
        reason = ADVICE.get(error.errno or 0, f"{error.strerror or error}. Mend that")
        raise StoreError(
            f"No results can be written to {folder}: {reason}, and give the same command again. What is there is kept."
        ) from error
