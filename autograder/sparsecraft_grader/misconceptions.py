"""Known wrong ideas: loading them, and which one a student's answers are exactly."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

import sparsecraft
from sparsecraft_grader.checks import holds_numbers
from sparsecraft_grader.student import Answer, LocalChannel, Raised, Stopped, Student
from sparsecraft_grader.suite import Judge, Verdict

__all__ = ["Diagnosis", "Misconception", "load_misconceptions"]

SAME_RTOL = 1e-6
SAME_ATOL = 1e-9


@dataclass(frozen=True)
class Misconception:
    """A wrong implementation of one exercise, and the sentences that put the idea right."""

    name: str
    hint: str
    implementation: Callable[..., Any]


@cache
def load_misconceptions(suite: Path, exercise: str) -> tuple[Misconception, ...]:
    """Everything marked `@misconception` in `<suite>/misconceptions/<exercise>.py`, in the order of the file."""
    path = suite / "misconceptions" / f"{exercise}.py"
    spec = importlib.util.spec_from_file_location(f"_misconceptions_{suite.name}_{exercise}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return tuple(
        Misconception(name, thing.hint, thing) for name, thing in vars(module).items() if hasattr(thing, "hint")
    )


class Diagnosis:
    """Compares a student's answers with those that every misconception gives to the same checks.

    A misconception is judged on a check only when a student has agreed with it on all checks before, and only once.
    """

    def __init__(self, judge: Judge, suites: Path) -> None:
        self._judge, self._suites = judge, suites
        self._answers: dict[tuple[str, str, str, int], tuple[Answer, ...]] = {}

    def __call__(self, assignment: str, exercise: str, verdicts: list[Verdict]) -> Misconception | None:
        """The one misconception that gives exactly these answers; None when there is none, or more than one.

        Code that does nothing but raise is no evidence of any idea.
        """
        answers = [answer.value for verdict in verdicts for answer in verdict.answers]
        if all(verdict.result.passed for verdict in verdicts) or all(isinstance(a, Raised | Stopped) for a in answers):
            return None
        matches = list(load_misconceptions(self._suites / assignment, exercise))
        for index, verdict in enumerate(verdicts):
            matches = [
                wrong
                for wrong in matches
                if _same_answers(verdict.answers, self._answers_of(assignment, exercise, index, wrong))
            ]
        return matches[0] if len(matches) == 1 else None

    def _answers_of(self, assignment: str, exercise: str, index: int, wrong: Misconception) -> tuple[Answer, ...]:
        key = assignment, exercise, wrong.name, index
        if key not in self._answers:
            functions: Mapping[str, Callable[..., Any]] = sparsecraft.assignments[assignment]
            channel = LocalChannel({**functions, exercise: wrong.implementation})
            self._answers[key] = self._judge.check(assignment, exercise, index, Student(channel)).answers
        return self._answers[key]


def _same_answers(ours: tuple[Answer, ...], theirs: tuple[Answer, ...]) -> bool:
    return len(ours) == len(theirs) and all(
        a.changed == b.changed and _same_value(a.value, b.value) for a, b in zip(ours, theirs, strict=True)
    )


def _same_value(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, Raised) and isinstance(theirs, Raised):
        return ours.type_name == theirs.type_name
    if isinstance(ours, tuple) and isinstance(theirs, tuple):
        return len(ours) == len(theirs) and all(map(_same_value, ours, theirs))
    a, b = _numeric(ours), _numeric(theirs)
    if a is None or b is None:
        return a is b and type(ours) is type(theirs)
    slack = SAME_ATOL * max(1.0, float(np.abs(b[np.isfinite(b)]).max(initial=0.0)))
    return a.shape == b.shape and np.allclose(a, b, rtol=SAME_RTOL, atol=slack, equal_nan=True)


def _numeric(value: Any) -> np.ndarray[Any, np.dtype[np.float64]] | None:
    if not holds_numbers(value):
        return None
    try:
        array = np.asarray(value)
        return array.astype(float) if array.dtype.kind in "bifu" else None
    except ValueError:
        return None
