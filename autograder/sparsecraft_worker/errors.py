"""What is said of an exception in student code: its type, its place, and its text, which suites alone may read."""

from __future__ import annotations

import errno
import traceback
from typing import Any

from sparsecraft_worker.wire import ProtocolError

MAX_TEXT = 1000


class TookTooLong(BaseException):
    """The time for this cell or call is up. Not an Exception: a student's `except Exception` must not catch it."""


def describe_error(error: BaseException) -> dict[str, Any]:
    """Type, limit that was hit, where in the notebook (the cell's index and the line), and the start of the text.

    The text can carry anything: a check may look for something in it, and nobody may be shown it.
    """
    cell, line = _place(error)
    return {"type": type_name(error), "limit": _limit(error), "cell": cell, "line": line, "said": text_of(error)}


def text_of(error: BaseException) -> str:
    """What the exception says, cut short; empty when it can't say anything."""
    try:
        return str(error)[:MAX_TEXT].encode(errors="replace").decode()
    except BaseException:
        return ""


def type_name(error: BaseException) -> str:
    """The exception's type as Python's own classes name it: a student's class name can carry anything too."""
    if isinstance(error, TookTooLong | ProtocolError):
        return type(error).__name__
    return next(kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins")


def _limit(error: BaseException) -> str | None:
    if isinstance(error, OSError):
        return {errno.EFBIG: "file_bytes", errno.EMFILE: "open_files"}.get(error.errno or 0)
    return "threads" if error.args == ("can't start new thread",) else None


def _place(error: BaseException) -> tuple[int | None, int | None]:
    if isinstance(error, SyntaxError):
        return _cell_index(error.filename or ""), error.lineno
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        if (cell := _cell_index(frame.f_code.co_filename)) is not None:
            return cell, line
    return None, None


def cell_name(index: int) -> str:
    """The file name under which a cell is compiled."""
    return f"<cell {index}>"


def _cell_index(name: str) -> int | None:
    number = name.removeprefix("<cell ").removesuffix(">")
    return int(number) if number.isdigit() and name == cell_name(int(number)) else None
