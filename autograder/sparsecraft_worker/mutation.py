"""Whether a call changed its arguments."""

from __future__ import annotations

from typing import Any

import numpy as np


def snapshot(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """What `changed` needs to know of arguments before a call."""
    return tuple(map(_fingerprint, arguments))


def changed(before: tuple[Any, ...], arguments: tuple[Any, ...]) -> tuple[int, ...]:
    """Positions of the arrays, lists and dictionaries that are not what they were at the `snapshot`."""
    return tuple(i for i, argument in enumerate(arguments) if _fingerprint(argument) != before[i])


def _fingerprint(argument: Any) -> Any:
    if isinstance(argument, np.ndarray):
        return argument.shape, argument.tobytes()
    return repr(argument) if isinstance(argument, list | dict) else None
