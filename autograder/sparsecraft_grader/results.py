"""The record of one graded submission; every report is a view of it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

__all__ = ["CheckResult", "ExerciseResult", "Graded", "Result", "Status"]


class Status(StrEnum):
    """What became of a submission."""

    GRADED = "graded"
    INVALID = "invalid"
    CRASHED = "crashed"
    TIMEOUT = "timeout"
    MEMORY = "memory"


class CheckResult(msgspec.Struct, frozen=True):
    """One hidden check: `points` were at stake; `message` is empty when it passed."""

    name: str
    passed: bool
    points: float
    message: str


class ExerciseResult(msgspec.Struct, frozen=True):
    """One function or class that the student writes; an exercise not attempted has no checks."""

    name: str
    attempted: bool
    score: float
    max_score: float
    misconception: str | None = None
    hint: str | None = None
    checks: tuple[CheckResult, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Full marks, as far as two decimals show."""
        return self.max_score - self.score < 0.005


class Result(msgspec.Struct, frozen=True):
    """One submission. `notes` tell what was put back, ignored or limited."""

    student: str
    assignment: str
    status: Status
    score: float
    max_score: float
    notes: tuple[str, ...] = ()
    exercises: tuple[ExerciseResult, ...] = ()

    def to_json(self) -> bytes:
        """The results file: the same bytes for equal records."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"

    @classmethod
    def from_json(cls, text: bytes) -> Result:
        """Read `to_json` back; msgspec.ValidationError names the field that is wrong."""
        return msgspec.json.decode(text, type=cls)


class Graded(msgspec.Struct, frozen=True):
    """A record, and what went wrong on our side (a broken check) while it was made."""

    result: Result
    faults: tuple[str, ...] = ()
