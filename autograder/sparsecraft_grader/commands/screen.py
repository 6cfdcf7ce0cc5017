"""What commands say, where, and with which exit code they end."""

from __future__ import annotations

import sys
from typing import NoReturn

from rich.console import Console

__all__ = ["INTERRUPTED", "NOT_GRADED", "WRONG_USAGE", "complaints", "screen", "shown", "stop"]

NOT_GRADED, WRONG_USAGE, INTERRUPTED = 1, 2, 130

screen, complaints = Console(markup=False), Console(stderr=True, markup=False)


def stop(message: str, code: int) -> NoReturn:
    """Complain and end with this exit code."""
    complaints.print(message, soft_wrap=True)
    sys.exit(code)


def shown(name: str) -> str:
    """A name without what would steer a terminal."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in name)
