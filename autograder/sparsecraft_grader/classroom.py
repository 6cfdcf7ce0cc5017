"""The story of a class: find the submissions, grade them in parallel processes, hand results on as they come."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from sparsecraft_grader.assignment import course_folder, find_assignments
from sparsecraft_grader.grading import Graded, Grader
from sparsecraft_grader.misconceptions import Diagnosis
from sparsecraft_grader.probe import require_walls
from sparsecraft_grader.results import Result
from sparsecraft_grader.sandbox import Sandbox, SandboxError
from sparsecraft_grader.store import Store
from sparsecraft_grader.suite import Judge, run_session

__all__ = ["Failure", "Task", "find_submissions", "grade_class"]


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
    """`submitted/<student>/<assignment>/`, sorted; a folder without its notebook is a submission too, an invalid one."""
    return [
        Task(_printable(student.name), name, student / name / f"{name}.ipynb")
        for student in sorted(submitted.iterdir())
        if student.is_dir() and not student.name.startswith(".")
        for name in assignments
        if (student / name).is_dir()
    ]


def _printable(name: str) -> str:
    """A folder's name as text, also when it is not UTF-8."""
    return os.fsencode(name).decode(errors="replace")


def grade_class(
    tasks: list[Task], out: Path, jobs: int, *, bubblewrap: bool = True, unsafe: bool = False
) -> Iterator[Result | Failure]:
    """Grade every task in `jobs` processes; yields a result, already stored, or a failure, as each is done.

    SandboxError when student code can't be locked in on this machine.
    """
    options = Options(out, tuple(find_assignments()), bubblewrap, unsafe)
    waiting, workers = list(reversed(tasks)), [_Worker(options) for _ in range(max(1, min(jobs, len(tasks))))]
    try:
        while workers:
            ready = wait([worker.connection for worker in workers])
            for worker in [worker for worker in workers if worker.connection in ready]:
                yield from worker.collect()
                if not worker.alive and waiting:
                    workers[workers.index(worker)] = worker = _Worker(options)
                elif waiting:
                    worker.give(waiting.pop())
                else:
                    worker.stop()
                    workers.remove(worker)
    finally:
        for worker in workers:
            worker.stop()


@dataclass(frozen=True)
class Options:
    """What every grading process is started with."""

    out: Path
    assignments: tuple[str, ...]
    bubblewrap: bool
    unsafe: bool


class _Worker:
    """A grading process as its parent sees it; it says 'ready' once, then answers task by task."""

    def __init__(self, options: Options) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_grade_until_told, args=(theirs, options), daemon=True)
        self.process.start()
        theirs.close()
        self.alive = True
        self.task: Task | None = None

    def give(self, task: Task) -> None:
        self.task = task
        self.connection.send(task)

    def collect(self) -> Iterator[Result | Failure]:
        """What the process says now: nothing when it has just become ready."""
        try:
            message = self.connection.recv()
        except EOFError:
            yield from self._died()
            return
        if isinstance(message, SandboxError):
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
            raise SandboxError("a grading process died before it could grade anything")
        yield Failure(self.task.student, self.task.assignment, f"the grading process died ({self.process.exitcode})")

    def stop(self) -> None:
        self.connection.close()
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()


def _grade_until_told(connection: Connection, options: Options) -> None:
    """The main function of a grading process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    suites = course_folder("suites")

    def story(judge: Judge) -> None:
        with Sandbox(bubblewrap=options.bubblewrap, unsafe=options.unsafe) as sandbox:
            if not options.unsafe:
                require_walls(sandbox)
            connection.send("ready")
            _answer_tasks(connection, Grader(judge, Diagnosis(judge, suites), sandbox), Store(options.out))

    try:
        run_session(suites, list(options.assignments), story)
    except SandboxError as error:
        connection.send(error)
    except (BrokenPipeError, EOFError):
        pass


def _answer_tasks(connection: Connection, grader: Grader, store: Store) -> None:
    while True:
        try:
            task: Task = connection.recv()
        except EOFError:
            return
        try:
            graded = grader.grade(task.student, task.assignment, task.notebook)
            store.write(graded.result)
            connection.send(graded)
        except Exception as error:
            connection.send(Failure(task.student, task.assignment, f"{type(error).__name__}: {error}"))
