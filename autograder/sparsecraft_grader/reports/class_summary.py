"""What the class page remembers of each submission, and what it says about all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from statistics import median
from typing import NamedTuple

from sparsecraft_grader.results import ExerciseResult, Result, Status

__all__ = ["AssignmentSummary"]


class Row(NamedTuple):
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
class ExerciseSummary:
    """How a class fares with one exercise; `shares` adds up those of the points that were reached in attempts."""

    position: int
    n_listed: int = 0
    n_attempted: int = 0
    n_full: int = 0
    shares: Fraction = Fraction()

    def add(self, position: int, exercise: ExerciseResult) -> None:
        self.position = min(self.position, position)
        self.n_listed += 1
        if exercise.attempted:
            self.n_full += exercise.is_complete
            self.n_attempted += 1
            self.shares += Fraction(exercise.score / exercise.max_score) if exercise.max_score else 1

    @property
    def mean_share(self) -> float:
        return float(self.shares / self.n_attempted)


class Idea(NamedTuple):
    """A misconception that answers of the class have shown."""

    exercise: str
    misconception: str
    hint: str


@dataclass(slots=True)
class AssignmentSummary:
    """All submissions to one assignment, in summary."""

    _rows: list[Row] = field(default_factory=list)
    _exercises: dict[str, ExerciseSummary] = field(default_factory=dict)
    _ideas: dict[Idea, list[str]] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        n_notes = len(result.notes)
        self._rows.append(Row(result.student, result.status, result.score, result.max_score, n_notes))
        for position, exercise in enumerate(result.exercises):
            self._exercises.setdefault(exercise.name, ExerciseSummary(position)).add(position, exercise)
            if exercise.misconception is not None:
                idea = Idea(exercise.name, exercise.misconception, exercise.hint or "")
                self._ideas.setdefault(idea, []).append(result.student)

    @property
    def rows(self) -> list[Row]:
        return sorted(self._rows, key=lambda row: (_by_name(row.student), row))

    @property
    def exercises(self) -> list[tuple[str, ExerciseSummary]]:
        return sorted(self._exercises.items(), key=lambda item: (item[1].position, item[0]))

    @property
    def ideas(self) -> list[tuple[Idea, list[str]]]:
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
