"""Where results are kept: one JSON record and one page a submission, the table and the class page at the end."""

from __future__ import annotations

import csv
import io
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from sparsecraft_grader.reports import class_page, student_page
from sparsecraft_grader.results import Result

__all__ = ["Store"]

TABLE = "grades.csv"
CLASS_PAGE = "report.html"
COLUMNS = ("student", "assignment", "status", "score", "max_score")


class Store:
    """A results folder; files appear whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, result: Result) -> None:
        """Keep one result: `<student>/<assignment>.json` and `.html`; ValueError for a student named like our files."""
        if result.student in (TABLE, CLASS_PAGE):
            raise ValueError(f"a student's folder can't be named {result.student}, as a results file is: rename it")
        place = self.folder / result.student
        place.mkdir(parents=True, exist_ok=True)
        _replace(place / f"{result.assignment}.html", student_page(result).encode())
        _replace(place / f"{result.assignment}.json", result.to_json())

    def read(self, student: str, assignment: str) -> Result:
        """A result that was written before."""
        return Result.from_json((self.folder / student / f"{assignment}.json").read_bytes())

    def finish(self, graded: list[tuple[str, str]]) -> Path:
        """Write `grades.csv` and the class page over these submissions; returns the page's path."""
        graded = sorted(graded)
        _replace(self.folder / TABLE, _table(self._all(graded)))
        page = self.folder / CLASS_PAGE
        _replace(page, class_page(self._all(graded)).encode())
        return page

    def _all(self, graded: list[tuple[str, str]]) -> Iterator[Result]:
        return (self.read(student, assignment) for student, assignment in graded)


def _table(results: Iterator[Result]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for result in results:
        writer.writerow([result.student, result.assignment, result.status, result.score, result.max_score])
    return text.getvalue().encode()


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one.

    Not forced to the disk: that can take as long as the grading, and what a power cut takes is graded again.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(temporary, "xb") as file:
            file.write(content)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
