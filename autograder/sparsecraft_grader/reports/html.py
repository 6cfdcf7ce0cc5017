"""Results as HTML pages that need no network and trust no text of a student's."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sparsecraft_grader.reports.class_summary import AssignmentSummary
from sparsecraft_grader.results import ExerciseResult, Result, Status

__all__ = ["class_page", "student_page"]

_HERE = Path(__file__).parent


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


def class_page(results: Iterable[Result]) -> Iterator[str]:
    """The instructor's page in pieces; equal for any order of `results`, of which only short summaries are kept."""
    assignments: dict[str, AssignmentSummary] = {}
    for result in results:
        assignments.setdefault(result.assignment, AssignmentSummary()).add(result)
    return _CLASS.generate(assignments=sorted(assignments.items()))


def _state(exercise: ExerciseResult, status: Status) -> State:
    if not exercise.attempted:
        return State.UNREAD if status is Status.INVALID else State.UNSTARTED
    if not exercise.checks and not exercise.is_complete:
        return State.UNCHECKED
    if exercise.is_complete and all(check.passed for check in exercise.checks):
        return State.COMPLETE
    return State.PARTLY if exercise.score > 0 else State.NOT_YET


def _next_exercise(exercises: list[tuple[ExerciseResult, State]]) -> ExerciseResult | None:
    """What to open first: where a hint helps, else what was begun, else what is new."""
    still_open = [exercise for exercise, state in exercises if state is not State.COMPLETE]
    return min(still_open, key=lambda exercise: (not exercise.hint, not exercise.attempted), default=None)


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
