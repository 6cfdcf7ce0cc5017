"""The story of a class: find the submissions, grade them in parallel processes, hand results on as they come."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from sparsecraft_grader.assignment import find_assignments
from sparsecraft_grader.errors import GraderError
from sparsecraft_grader.results import Graded, Result

__all__ = ["Failure", "Options", "Task", "find_submissions", "grade_class"]


@dataclass(frozen=True)
class Task:
    """One submission to grade."""

    student: str
    assignment: str
    notebook: Path


@dataclass(frozen=True)
class Failure:
    """Something that went wrong on our side, not the student's."""

    student: str
    assignment: str
    reason: str


def find_submissions(submitted: Path, assignments: list[str]) -> list[Task]:
    """`submitted/<student>/<assignment>/`, sorted; one without its notebook is a submission too, an invalid one."""
    folders = [path for path in sorted(submitted.iterdir()) if path.is_dir() and not path.name.startswith(".")]
    return [
        Task(student, name, folder / name / f"{name}.ipynb")
        for student, folder in zip(_names(folders), folders, strict=True)
        for name in assignments
        if not os.access(folder, os.R_OK | os.X_OK) or (folder / name).is_dir()
    ]


def _names(folders: list[Path]) -> list[str]:
    """The folders' names as text, each another, also when they are not UTF-8."""
    names: dict[str, None] = {}
    for folder in folders:
        name = os.fsencode(folder.name).decode(errors="backslashreplace")
        while name in names:
            name += "'"
        names[name] = None
    return list(names)


def grade_class(tasks: list[Task], out: Path, jobs: int, *, unsafe: bool = False) -> Iterator[Result | Failure]:
    """Grade every task in `jobs` processes; yields, as each is done, a failure or what a stored result adds up to.

    GraderError when student code can't be locked in on this machine.
    """
    options = Options(out, tuple(find_assignments()), unsafe)
    waiting, workers = (
        list(reversed(tasks)),
        [_Worker(options, number) for number in range(max(1, min(jobs, len(tasks))))],
    )
    try:
        while workers:
            ready = wait([worker.connection for worker in workers])
            for worker in [worker for worker in workers if worker.connection in ready]:
                yield from worker.collect()
                if not worker.alive and waiting:
                    workers[workers.index(worker)] = worker = _Worker(options, worker.number)
                elif waiting:
                    worker.give(waiting.pop())
                else:
                    worker.hang_up()
                    workers.remove(worker)
                    worker.leave()
    finally:
        for worker in workers:
            worker.hang_up()
        for worker in workers:
            worker.leave()


@dataclass(frozen=True)
class Options:
    """What every grading process is started with."""

    out: Path
    assignments: tuple[str, ...]
    unsafe: bool


class _Worker:
    """A grading process as its parent sees it; it says 'ready' once, then answers task by task."""

    def __init__(self, options: Options, number: int) -> None:
        self.number = number
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["sparsecraft_grader.grading_process"])
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_start_grading, args=(theirs, options, number), daemon=True)
        self.process.start()
        theirs.close()
        self.alive = True
        self.task: Task | None = None

    def give(self, task: Task) -> None:
        self.task = task
        with contextlib.suppress(OSError):  # a process that has just died is noticed when it is asked
            self.connection.send(task)

    def collect(self) -> Iterator[Result | Failure]:
        """What the process says now: nothing when it has just become ready."""
        try:
            message = self.connection.recv()
        except (EOFError, ConnectionError):
            yield from self._died()
            return
        if isinstance(message, GraderError):
            raise message
        task, self.task = self.task, None
        if isinstance(message, Graded):
            yield message.result
            assert task is not None
            yield from (Failure(task.student, task.assignment, fault) for fault in message.faults)
        elif isinstance(message, Failure):
            yield message

    def _died(self) -> Iterator[Failure]:
        self.alive = False
        self.process.join()
        if self.task is None:
            raise GraderError("a grading process died before it could grade anything")
        yield Failure(self.task.student, self.task.assignment, f"the grading process died ({self.process.exitcode})")

    def hang_up(self) -> None:
        self.connection.close()

    def leave(self) -> None:
        self.process.join(1)
        if self.process.is_alive():
            self.process.kill()


def _start_grading(connection: Connection, options: Options, number: int) -> None:
    """The main function of a grading process; only there is what it needs imported."""
    from sparsecraft_grader.grading_process import grade_until_told

    grade_until_told(connection, options, number)
