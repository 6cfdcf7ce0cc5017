"""Results as HTML pages that need no network and trust no text of a student's."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sparsecraft_grader.results import ExerciseResult, Result, Status

__all__ = ["class_page", "student_page"]

_HERE = Path(__file__).parent
_ROUNDING = 0.005  # pages show two decimals: what reads as full marks counts as full marks


class State(StrEnum):
    """How far an exercise has come, in the words a student reads."""

    COMPLETE = "complete"
    PARTLY = "partly there"
    NOT_YET = "not there yet"
    UNCHECKED = "could not be checked"
    UNSTARTED = "not started yet"
    UNREAD = "not checked this time"


def student_page(result: Result) -> str:
    """The page handed to one student: what works, what does not, where to go next."""
    exercises = [(exercise, _state(exercise, result.status)) for exercise in result.exercises]
    return _STUDENT.render(result=result, exercises=exercises, following=_next_exercise(exercises))


def class_page(results: Iterable[Result]) -> str:
    """The instructor's page; equal for any order of `results`, of which only short summaries are kept."""
    assignments: dict[str, _Assignment] = {}
    for result in results:
        assignments.setdefault(result.assignment, _Assignment()).add(result)
    return _CLASS.render(assignments=sorted(assignments.items()))


def _state(exercise: ExerciseResult, status: Status) -> State:
    if not exercise.attempted:
        return State.UNREAD if status is Status.INVALID else State.UNSTARTED
    if not exercise.checks and not _is_full(exercise):
        return State.UNCHECKED
    if _is_full(exercise) and all(check.passed for check in exercise.checks):
        return State.COMPLETE
    return State.PARTLY if exercise.score > 0 else State.NOT_YET


def _is_full(exercise: ExerciseResult) -> bool:
    return exercise.max_score - exercise.score < _ROUNDING


def _next_exercise(exercises: list[tuple[ExerciseResult, State]]) -> ExerciseResult | None:
    """What to open first: where a hint helps, else what was begun, else what is new."""
    still_open = [exercise for exercise, state in exercises if state is not State.COMPLETE]
    return min(still_open, key=lambda exercise: (not exercise.hint, not exercise.attempted), default=None)


class _Row(NamedTuple):
    """What the class page remembers of one submission."""

    student: str
    status: Status
    score: float
    max_score: float
    n_notes: int

    @property
    def share(self) -> float:
        return self.score / self.max_score if self.max_score else 0.0


@dataclass(slots=True)
class _Exercise:
    """How a class fares with one exercise; `shares` are of those who attempted it."""

    position: int
    n_listed: int = 0
    n_full: int = 0
    shares: list[float] = field(default_factory=list)

    def add(self, position: int, exercise: ExerciseResult) -> None:
        self.position = min(self.position, position)
        self.n_listed += 1
        if exercise.attempted:
            self.n_full += _is_full(exercise)
            self.shares.append(exercise.score / exercise.max_score if exercise.max_score else 1.0)

    @property
    def mean_share(self) -> float:
        return fmean(self.shares)


class _Idea(NamedTuple):
    """A misconception that answers of the class have shown."""

    exercise: str
    misconception: str
    hint: str


@dataclass(slots=True)
class _Assignment:
    """All submissions to one assignment, in summary."""

    _rows: list[_Row] = field(default_factory=list)
    _exercises: dict[str, _Exercise] = field(default_factory=dict)
    _ideas: dict[_Idea, list[str]] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        n_notes = len(result.notes)
        self._rows.append(_Row(result.student, result.status, result.score, result.max_score, n_notes))
        for position, exercise in enumerate(result.exercises):
            self._exercises.setdefault(exercise.name, _Exercise(position)).add(position, exercise)
            if exercise.misconception is not None:
                idea = _Idea(exercise.name, exercise.misconception, exercise.hint or "")
                self._ideas.setdefault(idea, []).append(result.student)

    @property
    def rows(self) -> list[_Row]:
        return sorted(self._rows, key=lambda row: (_by_name(row.student), row))

    @property
    def exercises(self) -> list[tuple[str, _Exercise]]:
        return sorted(self._exercises.items(), key=lambda item: (item[1].position, item[0]))

    @property
    def ideas(self) -> list[tuple[_Idea, list[str]]]:
        """The most common first, each with its students by name."""
        found = [(idea, sorted(students, key=_by_name)) for idea, students in self._ideas.items()]
        return sorted(found, key=lambda item: (-len(item[1]), item[0]))

    @property
    def statuses(self) -> list[tuple[Status, int]]:
        counts = Counter(row.status for row in self._rows)
        return [(status, counts[status]) for status in Status if counts[status]]

    @property
    def median_share(self) -> float:
        return median(row.share for row in self._rows)

    @property
    def histogram(self) -> list[int]:
        """Submissions per tenth of the points; full marks belong to the last."""
        tenths = Counter(min(int(10 * row.share + 1e-9), 9) for row in self._rows)
        return [tenths[tenth] for tenth in range(10)]


def _by_name(student: str) -> tuple[str, str]:
    return student.casefold(), student


def _number(value: float) -> str:
    """7.5, 20, 0.33: two decimals at most, no trailing zeros."""
    return f"{value + 0.0:.2f}".rstrip("0").rstrip(".")


def _counted(value: float, noun: str) -> str:
    return f"{_number(value)} {noun}" if value == 1 else f"{_number(value)} {noun}s"


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _quoted(text: str) -> str:
    # surrogateescape: a folder whose name is not UTF-8 is linked by its own bytes
    return quote(text, safe="", errors="surrogateescape")


def _csp_hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


# Control characters, direction overrides and lone surrogates can disguise a name or break the encoding.
_UNSEEN = {
    code: f"\\u{code:04x}"
    for first, last in [(0, 8), (11, 31), (127, 159), (0x2028, 0x202E), (0x2066, 0x2069), (0xD800, 0xDFFF)]
    for code in range(first, last + 1)
}


def _visible(value: object) -> object:
    return value.translate(_UNSEEN) if isinstance(value, str) else value


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for text in (_number, _counted, _percent, _words, _quoted, _csp_hash):
        environment.filters[text.__name__.lstrip("_")] = text
    style = (_HERE / "style.css").read_text(encoding="utf-8")
    environment.globals.update(style=Markup(style), style_hash=Markup(_csp_hash(style)))
    return environment


_ENVIRONMENT = _environment()
_STUDENT = _ENVIRONMENT.get_template("student.html.j2")
_CLASS = _ENVIRONMENT.get_template("class.html.j2")
