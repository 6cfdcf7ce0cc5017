"""How an answer differs from the expected one, in words that a learner can act on and that show no value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["describe", "kind_of"]

Array = NDArray[Any]

PLAIN = (bool, int, float, complex, str, list, tuple, dict)


def kind_of(answer: object) -> str:
    """What was returned, with its article. Never the name of a student's class: it could spell out a hidden input."""
    if answer is None:
        return "None (is a `return` missing?)"
    if isinstance(answer, np.ndarray):
        return f"an array with {answer.ndim} axes" if answer.ndim != 1 else "an array with 1 axis"
    if type(answer) not in PLAIN:
        return "an object that is neither a number nor an array"
    name = type(answer).__name__
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def describe(answer: Array, expected: Array, factors: Mapping[str, float]) -> str:
    """One sentence on a wrong numeric answer of the right shape; `factors` are named scales such as `n`."""
    if np.isnan(answer).any():
        return "The result contains nan: look for 0 / 0, inf - inf or the logarithm of a negative number."
    if not np.isfinite(answer).all():
        return "The result contains inf: look for a division by zero or an overflow."
    return (
        _sign_or_scale(answer, expected, factors)
        or _shifted(answer, expected)
        or _partly_right(answer, expected)
        or ("The values differ." if expected.ndim else "The value is not right.")
    )


def _sign_or_scale(answer: Array, expected: Array, factors: Mapping[str, float]) -> str | None:
    if not expected.any() or not answer.any():
        return "The result is zero where it should not be." if expected.any() else None
    ratio = float(np.vdot(expected, answer) / np.vdot(expected, expected))
    if not np.allclose(answer, ratio * expected, rtol=1e-6, atol=1e-9 * np.abs(answer).max()):
        return None
    named = {"-1": -1.0, "2": 2.0, "1/2": 0.5}
    for name, factor in factors.items():
        named |= {name: factor, f"1/{name}": 1 / factor, f"2{name}": 2 * factor, f"1/(2{name})": 0.5 / factor}
    for name, factor in named.items():
        if np.isclose(ratio, factor, rtol=1e-6):
            return (
                "The sign is the wrong way round." if name == "-1" else f"The result is {name} times what it should be."
            )
    return "The result is off by a constant factor." if np.count_nonzero(expected) > 1 else None


def _shifted(answer: Array, expected: Array) -> str | None:
    difference = answer - expected
    if answer.size > 1 and np.allclose(difference, difference.flat[0], rtol=1e-6):
        return "Every entry is off by the same amount."
    return None


def _partly_right(answer: Array, expected: Array) -> str | None:
    right = np.isclose(answer, expected, rtol=1e-6, atol=1e-9)
    return "Some entries are right, others are not." if right.any() and answer.size > 1 else None
