"""What a hidden suite is written with: `check`, `misconception`, and expectations that never show a value.

A check is an ordinary pytest function with the fixtures `student` and `reference`. It passes unless it raises
`CheckFailed`, whose message goes to the learner as it stands: say what was wrong, never an input or an expected value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray

from sparsecraft_grader.differences import describe, kind_of

__all__ = [
    "CheckFailed",
    "StudentRaised",
    "check",
    "expect",
    "expect_array",
    "expect_close",
    "expect_number",
    "expect_raises",
    "holds_numbers",
    "misconception",
]

Wrong = TypeVar("Wrong", bound=Callable[..., Any])


class CheckFailed(Exception):
    """The student's answer is not right; the message says why, to the learner."""


class StudentRaised(CheckFailed):
    """The student's code raised; `type_name` is the exception's, when Python defines it, else 'Exception'.

    `said` is its text: look for something in it, never pass it on.
    """

    def __init__(self, message: str, type_name: str, said: str = "") -> None:
        super().__init__(message)
        self.type_name, self.said = type_name, said


def check(concept: str, points: float) -> pytest.MarkDecorator:
    """Mark a test function as a check: `concept` names what it looks at, `points` is what it is worth."""
    return pytest.mark.check(concept, points)


def misconception(hint: str) -> Callable[[Wrong], Wrong]:
    """Mark a wrong implementation; `hint` puts the idea right in a sentence or two, without giving the code."""

    def mark(wrong: Wrong) -> Wrong:
        wrong.hint = hint  # type: ignore[attr-defined]
        return wrong

    return mark


def expect(condition: object, message: str) -> None:
    """Fail with `message` unless `condition` holds."""
    if not condition:
        raise CheckFailed(message)


def expect_number(answer: object, name: str = "The result") -> float:
    """The answer as a float: an int, a float, a NumPy scalar or a 0-d array; nothing else."""
    if isinstance(answer, np.ndarray | np.generic) and answer.ndim == 0:
        answer = answer.item()
    if type(answer) not in (int, float):
        raise CheckFailed(f"{name} should be a number, not {kind_of(answer)}.")
    try:
        return float(answer)  # type: ignore[arg-type]
    except OverflowError:
        raise CheckFailed(f"{name} is larger than any floating point number.") from None


def expect_array(answer: object, shape: tuple[int, ...], name: str = "The result") -> NDArray[Any]:
    """The answer as a numeric array of this shape; a nested list of numbers is taken for one."""
    array = np.asarray(answer) if isinstance(answer, np.ndarray | np.generic) else _from_sequence(answer, name)
    if array.dtype.kind not in "bifu" or (array.dtype.kind == "b" and array.ndim == 0):
        raise CheckFailed(f"{name} should hold real numbers.")
    if array.shape != shape:
        raise CheckFailed(f"{name} has the wrong shape: {_shapes(array.shape, shape)}.")
    return array


def expect_close(
    answer: object,
    expected: ArrayLike,
    *,
    rtol: float = 1e-8,
    atol: float | None = None,
    factors: Mapping[str, float] | None = None,
    name: str = "The result",
    advice: str = "",
) -> None:
    """Fail unless the answer has the shape of `expected` and its values.

    `atol` defaults to `rtol` times the largest expected magnitude. `factors` names scales to recognise, such as
    `{"n": 5}`; `advice` is appended to what is said about the difference.
    """
    wanted = np.asarray(expected, dtype=float)
    got = (
        expect_array(answer, wanted.shape, name).astype(float) if wanted.ndim else np.array(expect_number(answer, name))
    )
    slack = rtol * np.abs(wanted).max(initial=0.0) if atol is None else atol
    with np.errstate(all="ignore"):
        right = (got == wanted) | (np.abs(got - wanted) <= slack + rtol * np.abs(wanted))
        if not right.all():
            raise CheckFailed(" ".join(filter(None, [describe(got, wanted, factors or {}), advice])))


def expect_raises(
    function: Callable[..., Any], *arguments: Any, kinds: tuple[str, ...], mentions: tuple[str, ...] = (), advice: str
) -> None:
    """Fail unless the student's `function` raises one of these built-in exceptions, its text naming all `mentions`."""
    try:
        function(*arguments)
    except StudentRaised as raised:
        if raised.type_name not in kinds:
            raise CheckFailed(f"{raised} It should raise {' or '.join(kinds)}. {advice}") from None
        if not all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", raised.said) for word in mentions):
            raise CheckFailed(
                f"The message of the {raised.type_name} does not say where the fault is. {advice}"
            ) from None
    else:
        raise CheckFailed(f"It should raise {' or '.join(kinds)} here, and did not. {advice}")


def _from_sequence(answer: object, name: str) -> NDArray[Any]:
    if isinstance(answer, int | float) and not isinstance(answer, bool):
        return np.array(answer)
    if not isinstance(answer, list | tuple):
        raise CheckFailed(f"{name} should be an array, not {kind_of(answer)}.")
    if not holds_numbers(answer):
        raise CheckFailed(f"{name} should hold real numbers.")
    try:
        return np.array(answer)
    except (ValueError, TypeError):
        raise CheckFailed(f"{name} should be an array, not {kind_of(answer)} of uneven pieces.") from None


def holds_numbers(answer: object) -> bool:
    """Whether there is nothing but numbers in an answer's lists: an array of words can be larger than all memory."""
    waiting = [answer]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list | tuple):
            waiting.extend(item)
        elif not isinstance(item, int | float | complex | np.ndarray | np.generic):
            return False
    return True


def _shapes(got: tuple[int, ...], wanted: tuple[int, ...]) -> str:
    if wanted == ():
        return "it should be a single number"
    if got == wanted[::-1]:
        return "it looks transposed"
    if len(got) != len(wanted):
        return f"it should have {len(wanted)} {'axis' if len(wanted) == 1 else 'axes'}, not {len(got)}"
    return "the number of axes is right, their lengths are not"
