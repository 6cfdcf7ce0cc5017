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
    return tuple(Misconception(name, thing.hint, thing) for name, thing in vars(module).items() if hasattr(thing, "hint"))


class Diagnosis:
    """Compares a student's answers with those of every misconception, each judged once on the same checks."""

    def __init__(self, judge: Judge, suites: Path) -> None:
        self._judge, self._suites = judge, suites
        self._known: dict[tuple[str, str], list[tuple[Misconception, list[Verdict]]]] = {}

    def __call__(self, assignment: str, exercise: str, verdicts: list[Verdict]) -> Misconception | None:
        """The one misconception that gives exactly these answers; None when there is none, or more than one."""
        matches = [known for known, theirs in self.known(assignment, exercise) if _same_verdicts(verdicts, theirs)]
        return matches[0] if len(matches) == 1 else None

    def known(self, assignment: str, exercise: str) -> list[tuple[Misconception, list[Verdict]]]:
        """Every misconception of an exercise with the verdicts that it gets."""
        key = assignment, exercise
        if key not in self._known:
            wrong_ones = load_misconceptions(self._suites / assignment, exercise)
            self._known[key] = [(wrong, self._verdicts(assignment, exercise, wrong)) for wrong in wrong_ones]
        return self._known[key]

    def _verdicts(self, assignment: str, exercise: str, wrong: Misconception) -> list[Verdict]:
        functions: Mapping[str, Callable[..., Any]] = sparsecraft.assignments[assignment]
        channel = LocalChannel({**functions, exercise: wrong.implementation})
        return self._judge.judge(assignment, exercise, Student(channel))


def _same_verdicts(ours: list[Verdict], theirs: list[Verdict]) -> bool:
    if all(verdict.result.passed for verdict in ours):
        return False
    return all(_same_answers(a.answers, b.answers) for a, b in zip(ours, theirs, strict=True))


def _same_answers(ours: tuple[Answer, ...], theirs: tuple[Answer, ...]) -> bool:
    return len(ours) == len(theirs) and all(
        a.changed == b.changed and _same_value(a.value, b.value) for a, b in zip(ours, theirs, strict=True)
    )


def _same_value(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, Raised | Stopped) or isinstance(theirs, Raised | Stopped):
        return type(ours) is type(theirs)
    if isinstance(ours, tuple) and isinstance(theirs, tuple):
        return len(ours) == len(theirs) and all(map(_same_value, ours, theirs))
    a, b = _numeric(ours), _numeric(theirs)
    if a is None or b is None:
        return a is b and type(ours) is type(theirs)
    slack = SAME_ATOL * max(1.0, float(np.abs(b[np.isfinite(b)]).max(initial=0.0)))
    return a.shape == b.shape and np.allclose(a, b, rtol=SAME_RTOL, atol=slack, equal_nan=True)


def _numeric(value: Any) -> np.ndarray[Any, np.dtype[np.float64]] | None:
    try:
        array = np.asarray(value)
        return array.astype(float) if array.dtype.kind in "bifu" else None
    except ValueError:
        return None
