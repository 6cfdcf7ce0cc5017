"""What the course asks: an assignment as released, its points, its instructor's answers and where its suite lies."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sparsecraft_grader.limits import Limits, read_limits

__all__ = ["Assignment", "Cell", "course_folder", "find_assignments", "load_assignment"]

TESTS_SUFFIX = "-tests"
FIGURE_TAG = "figure"
SECTION = re.compile(r"^## +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True)
class Cell:
    """A code cell as far as grading goes: `grade_id` is None for a cell that nbgrader does not manage."""

    source: str
    grade_id: str | None = None
    locked: bool = False
    graded: bool = False
    points: float = 0.0
    tags: tuple[str, ...] = ()

    @property
    def is_solution(self) -> bool:
        """Whether the student's work belongs in this cell."""
        return self.grade_id is not None and not self.locked

    @property
    def runs_in_grading(self) -> bool:
        """Visible tests and the closing figure are the student's own aids; hidden suites do not need them."""
        return not (self.graded and self.locked) and FIGURE_TAG not in self.tags


@dataclass(frozen=True)
class Assignment:
    """One assignment; `cells` are the code cells of its release, in order.

    `sections` says under which heading of the notebook an exercise stands.
    """

    name: str
    cells: tuple[Cell, ...]
    sections: MappingProxyType[str, str]
    answers: MappingProxyType[str, str]
    suite: Path

    @cached_property
    def exercises(self) -> dict[str, Cell]:
        """The solution cells by name, in order."""
        return {cell.grade_id: cell for cell in self.cells if cell.is_solution and cell.grade_id}

    def points(self, exercise: str) -> float:
        """What the exercise is worth, as its visible tests cell says."""
        return next(cell.points for cell in self.cells if cell.grade_id == exercise + TESTS_SUFFIX)

    @cached_property
    def limits(self) -> Limits:
        """What a submission may take: `limits.toml` beside the suite, where there is one, changes the defaults."""
        return read_limits(self.suite / "limits.toml")

    @property
    def max_score(self) -> float:
        """What the whole assignment is worth."""
        return sum(map(self.points, self.exercises))


def course_folder(name: str) -> Path:
    """`suites`, `exercises` or `solutions`: bundled with an installed package, or where the checkout has them."""
    bundled = Path(__file__).parent / "bundled" / name
    if bundled.is_dir():
        return bundled
    autograder = Path(__file__).parent.parent
    return autograder / name if name == "suites" else autograder.parent / name


def find_assignments() -> list[str]:
    """Names of the assignments that have a hidden suite."""
    return sorted(path.name for path in course_folder("suites").iterdir() if any(path.glob("test_*.py")))


@cache
def load_assignment(name: str) -> Assignment:
    """Read an assignment's release and its instructor's notebook."""
    release = _read(_notebook("exercises", name))
    answers = map(_cell, _code_cells(_read(_notebook("solutions", name))))
    return Assignment(
        name,
        tuple(map(_cell, _code_cells(release))),
        MappingProxyType(dict(_sections(release))),
        MappingProxyType({cell.grade_id: cell.source for cell in answers if cell.is_solution and cell.grade_id}),
        course_folder("suites") / name,
    )


def defines(source: str, name: str) -> bool:
    """Whether a cell looks as if it gives `name` a value; its text is read, since magics are no Python."""
    definition = rf"^[ \t]*(?:(?:async )?def|class)[ \t]+{name}\b"
    assignment = rf"^[ \t]*{name}[ \t]*=(?!=)"
    return re.search(f"{definition}|{assignment}", source, re.MULTILINE) is not None


def _notebook(folder: str, name: str) -> Path:
    return course_folder(folder) / name / f"{name}.ipynb"


def _read(notebook: Path) -> list[dict[str, Any]]:
    """The cells of a notebook of ours; nbformat would do, but importing it takes longer than grading a class."""
    return list(json.loads(notebook.read_bytes())["cells"])


def _code_cells(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [cell for cell in cells if cell["cell_type"] == "code"]


def _sections(cells: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The name of every managed cell with the last heading of the second level above it."""
    heading = ""
    for cell in cells:
        if cell["cell_type"] == "markdown":
            heading = next(reversed(SECTION.findall("".join(cell["source"]))), heading)
        elif name := cell["metadata"].get("nbgrader", {}).get("grade_id"):
            yield name, heading


def _cell(raw: dict[str, Any]) -> Cell:
    marks = raw["metadata"].get("nbgrader", {})
    return Cell(
        "".join(raw["source"]),
        marks.get("grade_id"),
        bool(marks.get("locked", False)),
        bool(marks.get("grade", False)),
        float(marks.get("points", 0)),
        tuple(raw["metadata"].get("tags", ())),
    )
