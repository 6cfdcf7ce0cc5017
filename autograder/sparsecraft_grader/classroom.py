"""The story of a class: find the submissions, skip what is graded already, have the rest graded, keep what comes."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sparsecraft_grader.assignment import load_assignment
from sparsecraft_grader.journal import Journal
from sparsecraft_grader.record_writer import RecordWriter
from sparsecraft_grader.store import Store
from sparsecraft_grader.submission import InvalidSubmission, read_file
from sparsecraft_grader.versions import Versions, digest, present_versions
from sparsecraft_grader.work import Done, Event, Failure, Kept, Task

__all__ = ["Classroom", "Submitted", "find_submissions"]


@dataclass(frozen=True)
class Submitted:
    """A submission where it lies."""

    student: str
    assignment: str
    notebook: Path


def find_submissions(submitted: Path, assignments: list[str]) -> Iterator[Submitted]:
    """`submitted/<student>/<assignment>/`, sorted; one without its notebook is a submission too, an invalid one."""
    for student, folder in _students(submitted):
        for name in assignments:
            if not os.access(folder, os.R_OK | os.X_OK) or (folder / name).is_dir():
                yield Submitted(student, name, folder / name / f"{name}.ipynb")


def _students(submitted: Path) -> Iterator[tuple[str, Path]]:
    """The folders and their names as text, each another, also when they are not UTF-8."""
    with os.scandir(submitted) as entries:
        names = sorted(entry.name for entry in entries if entry.is_dir() and not entry.name.startswith("."))
    odd: set[str] = set()
    for name in names:
        text = os.fsencode(name).decode(errors="backslashreplace")
        if text != name:
            while text in odd or (submitted / text).is_dir():
                text += "'"
            odd.add(text)
        yield text, submitted / name


@dataclass
class Classroom:
    """Grades what was found into a results folder. `grade_all` has the grading done, here or elsewhere."""

    find: Callable[[], Iterable[Submitted]]
    store: Store
    journal: Journal
    grade_all: Callable[[Iterable[Task]], Generator[Done | Failure]]
    unsafe: bool = False
    force: bool = False
    _failed: set[tuple[str, str]] = field(default_factory=set)

    def grade(self, tell: Callable[[Event], None]) -> Path:
        """Grade what is not graded yet, telling of every submission when its record is safe; the class page's path."""
        with (
            RecordWriter(self.store, self.journal, tell) as writer,
            closing(self.grade_all(self._to_do(tell))) as answers,
        ):
            for answer in answers:
                if isinstance(answer, Failure):
                    self._fail(answer, tell)
                else:
                    writer.write(answer)
        return self.store.finish(self._graded)

    def _to_do(self, tell: Callable[[Event], None]) -> Iterator[Task]:
        for place in self.find():
            if reason := self.store.refuses(place.student):
                self._fail(Failure(place.student, place.assignment, reason), tell)
                continue
            task = _read(place, present_versions(place.assignment, self.unsafe))
            if self._is_kept(task):
                tell(Kept(task.student, task.assignment))
            else:
                yield task

    def _is_kept(self, task: Task) -> bool:
        if self.force:
            return False
        record = self.journal.record_of(task.student, task.assignment, task.submission, task.versions)
        return record is not None and self.store.holds(task.student, task.assignment, record)

    def _graded(self) -> Iterator[tuple[str, str]]:
        places = ((place.student, place.assignment) for place in self.find())
        return (place for place in places if place not in self._failed)

    def _fail(self, failure: Failure, tell: Callable[[Event], None]) -> None:
        self._failed.add((failure.student, failure.assignment))
        tell(failure)


def _read(place: Submitted, versions: Versions) -> Task:
    try:
        notebook, refusal = read_file(place.notebook, load_assignment(place.assignment).limits.notebook_bytes), None
    except InvalidSubmission as reason:
        notebook, refusal = b"", str(reason)
    submission = digest(notebook, (refusal or "").encode())
    return Task(place.student, place.assignment, notebook, refusal, submission, versions)
