"""Where results are kept: one JSON record and one page a submission, the table and the class page at the end."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from sparsecraft_grader.files import explained, replacing
from sparsecraft_grader.journal import JOURNAL
from sparsecraft_grader.reports import class_page
from sparsecraft_grader.results import Result
from sparsecraft_grader.versions import digest

__all__ = ["CLASS_PAGE", "Store"]

TABLE = "grades.csv"
CLASS_PAGE = "report.html"
COLUMNS = ("student", "assignment", "status", "score", "max_score")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Store:
    """A results folder; files appear whole or not at all, and stay when the power goes. StoreError when they can't."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, result: Result, page: str) -> str:
        """Keep a result, `<student>/<assignment>.json`, and its page beside it; the digest of the record."""
        place, record = self._place(result.student, result.assignment), result.to_json()
        with explained(self.folder):
            place.parent.mkdir(parents=True, exist_ok=True)
            with replacing(_page(place)) as file:
                file.write(page.encode())
            with replacing(_record(place)) as file:
                file.write(record)
        return digest(record)

    def read(self, student: str, assignment: str) -> Result:
        """A result that was written before."""
        return Result.from_json(_record(self._place(student, assignment)).read_bytes())

    def holds(self, student: str, assignment: str, record: str) -> bool:
        """Whether the record with this digest is here, and its page."""
        place = self._place(student, assignment)
        try:
            return digest(_record(place).read_bytes()) == record and _page(place).is_file()
        except OSError:
            return False

    def finish(self, graded: Callable[[], Iterable[tuple[str, str]]]) -> Path:
        """Write `grades.csv` and the class page over these (student, assignment); returns the page's path."""
        with explained(self.folder):
            with replacing(self.folder / TABLE) as file:
                _write_table(file, self._all(graded()))
            with replacing(self.folder / CLASS_PAGE) as file:
                file.writelines(piece.encode() for piece in class_page(self._all(graded())))
        return self.folder / CLASS_PAGE

    def refuses(self, student: str) -> str | None:
        """Why there can be no folder of this name; None when there can."""
        if student in (TABLE, CLASS_PAGE, JOURNAL):
            return f"a student's folder can't be named {student}, as a results file is: rename it"
        return None

    def _place(self, student: str, assignment: str) -> Path:
        return self.folder / student / assignment

    def _all(self, graded: Iterable[tuple[str, str]]) -> Iterator[Result]:
        return (self.read(student, assignment) for student, assignment in graded)


def _write_table(file: IO[bytes], results: Iterable[Result]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for result in results:
        writer.writerow([_plain(result.student), result.assignment, result.status, result.score, result.max_score])
    text.detach()


def _plain(student: str) -> str:
    """A name that a spreadsheet would take for a formula, made text."""
    return f"'{student}" if student.startswith(FORMULA) else student


def _record(place: Path) -> Path:
    return place.with_name(f"{place.name}.json")


def _page(place: Path) -> Path:
    return place.with_name(f"{place.name}.html")
