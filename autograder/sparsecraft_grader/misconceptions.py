"""Known wrong ideas: loading them, and which of them explains a student's answers."""

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
from sparsecraft_worker import wire

__all__ = ["Diagnosis", "Explanation", "Misconception", "load_misconceptions"]

SAME_RTOL = 1e-6
SAME_ATOL = 1e-9
GUESS = "Not every answer fits, but it looks most like this: "
AMBIGUOUS = "More than one mistake that we know gives these answers; what the checks say is all that is certain."


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


@dataclass(frozen=True)
class Explanation:
    """What a student is told of the idea behind wrong answers, and the misconception's name; nothing when unknown."""

    misconception: str | None = None
    hint: str | None = None


class Diagnosis:
    """Compares a student's answers with those that every misconception gives to the same checks.

    A misconception is judged on a check only when that can still tell something, and only once.
    """

    def __init__(self, judge: Judge, suites: Path) -> None:
        self._judge, self._suites = judge, suites
        self._verdicts: dict[tuple[str, str, str, int], Verdict] = {}

    def __call__(self, assignment: str, exercise: str, verdicts: list[Verdict]) -> Explanation:
        """The misconception that gives exactly these answers, else the one that explains most of what failed.

        Code that does nothing but raise is no evidence of any idea.
        """
        answers = [answer.value for verdict in verdicts for answer in verdict.answers]
        if all(verdict.result.passed for verdict in verdicts) or all(isinstance(a, Raised | Stopped) for a in answers):
            return Explanation()
        known = load_misconceptions(self._suites / assignment, exercise)

        def agrees(wrong: Misconception, index: int) -> bool:
            return _same_answers(verdicts[index].answers, self._verdict(assignment, exercise, index, wrong).answers)

        exact = [wrong for wrong in known if all(agrees(wrong, index) for index in range(len(verdicts)))]
        if len(exact) == 1:
            return Explanation(exact[0].name, exact[0].hint)
        if exact:
            return Explanation(None, AMBIGUOUS)
        return self._nearest(assignment, exercise, verdicts, agrees)

    def _nearest(
        self, assignment: str, exercise: str, verdicts: list[Verdict], agrees: Callable[[Misconception, int], bool]
    ) -> Explanation:
        """The one that explains most failed checks, less the passed ones that speak against it, if there is one."""
        failed = [i for i, verdict in enumerate(verdicts) if not verdict.result.passed and _is_evidence(verdict)]
        passed = [i for i, verdict in enumerate(verdicts) if verdict.result.passed]

        def support(wrong: Misconception) -> int:
            against = sum(not self._verdict(assignment, exercise, i, wrong).result.passed for i in passed)
            return sum(agrees(wrong, index) for index in failed) - against

        known = {wrong: support(wrong) for wrong in load_misconceptions(self._suites / assignment, exercise)}
        best = [wrong for wrong, most in known.items() if most == max(known.values()) and most > 0]
        return Explanation(best[0].name, GUESS + best[0].hint) if len(best) == 1 else Explanation()

    def _verdict(self, assignment: str, exercise: str, index: int, wrong: Misconception) -> Verdict:
        key = assignment, exercise, wrong.name, index
        if key not in self._verdicts:
            functions: Mapping[str, Callable[..., Any]] = sparsecraft.assignments[assignment]
            channel = LocalChannel({**functions, exercise: wrong.implementation})
            self._verdicts[key] = self._judge.check(assignment, exercise, index, Student(channel))
        return self._verdicts[key]


def _is_evidence(verdict: Verdict) -> bool:
    """Whether what failed is an answer; an exception of the same type can have any reason."""
    return bool(verdict.answers) and not isinstance(verdict.answers[-1].value, Raised | Stopped)


def _same_answers(ours: tuple[Answer, ...], theirs: tuple[Answer, ...]) -> bool:
    return len(ours) == len(theirs) and all(
        a.changed == b.changed and _same_value(a.value, b.value) for a, b in zip(ours, theirs, strict=True)
    )


def _same_value(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, Raised) and isinstance(theirs, Raised):
        return ours.type_name == theirs.type_name
    a, b = _numeric(ours), _numeric(theirs)
    if a is not None and b is not None:
        slack = SAME_ATOL * max(1.0, float(np.abs(b[np.isfinite(b)]).max(initial=0.0)))
        return a.shape == b.shape and np.allclose(a, b, rtol=SAME_RTOL, atol=slack, equal_nan=True)
    if isinstance(ours, list | tuple) and isinstance(theirs, list | tuple):
        return len(ours) == len(theirs) and all(map(_same_value, ours, theirs))
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(_same_value(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, wire.ObjectReference) and isinstance(theirs, wire.ObjectReference):
        return True
    return type(ours) is type(theirs) and np.array_equal(ours, theirs)  # text: of any shape


def _numeric(value: Any) -> np.ndarray[Any, np.dtype[np.float64]] | None:
    if not holds_numbers(value):
        return None
    try:
        array = np.asarray(value)
        return array.astype(float) if array.dtype.kind in "bifu" else None
    except ValueError:
        return None
