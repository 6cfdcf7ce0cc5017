"""What goes to a grading process, wherever it runs, what comes back, and what can become of a submission."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from sparsecraft_grader.results import Graded
from sparsecraft_grader.versions import Versions

__all__ = ["Done", "Event", "Failure", "Kept", "Options", "Task"]


@dataclass(frozen=True)
class Options:
    """What every grading process is started with; `crowd` is how many of them share a core."""

    unsafe: bool = False
    crowd: int = 1


@dataclass(frozen=True)
class Task:
    """One submission to grade: what its notebook holds, or why that could not be read; and what is to judge it.

    `submission` is the digest of what was read.
    """

    student: str
    assignment: str
    notebook: bytes
    refusal: str | None
    submission: str
    versions: Versions


class Done(msgspec.Struct, frozen=True):
    """A graded submission with the page that its student is shown, and the seconds that it took."""

    graded: Graded
    page: str
    seconds: float
    submission: str
    versions: Versions


@dataclass(frozen=True)
class Failure:
    """Something that went wrong on our side, not the student's."""

    student: str
    assignment: str
    reason: str


@dataclass(frozen=True)
class Kept:
    """A submission whose record is there from an earlier run, and still right."""

    student: str
    assignment: str


Event = Done | Kept | Failure
