"""`sparsecraft grade` and `sparsecraft demo`: a class, graded."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import IO, Annotated, NoReturn

import typer
from rich.table import Table

from sparsecraft_grader.assignment import find_assignments
from sparsecraft_grader.classroom import Classroom, Submitted, find_submissions
from sparsecraft_grader.commands.screen import (
    INTERRUPTED,
    NOT_GRADED,
    WRONG_USAGE,
    complaints,
    screen,
    shown,
    stop,
)
from sparsecraft_grader.demo import build_class
from sparsecraft_grader.errors import GraderError, StoreError
from sparsecraft_grader.files import explained
from sparsecraft_grader.journal import Journal
from sparsecraft_grader.processes import grade_here
from sparsecraft_grader.progress import Reporter
from sparsecraft_grader.store import Store
from sparsecraft_grader.work import Done, Failure, Task

__all__ = ["demo", "grade"]

LONGEST_TABLE = 60

Out = Annotated[Path, typer.Option("--out", help="Folder for the results; made when it is not there.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", min=1, help="Submissions graded at the same time; one per core if not given.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing but what went wrong.")]


def grade(
    submitted: Annotated[Path, typer.Argument(help="Folder with <student>/<assignment>/<assignment>.ipynb.")],
    out: Out,
    assignment: Annotated[str | None, typer.Option(help="Grade this one only.")] = None,
    jobs: Jobs = None,
    scheduler: Annotated[
        str | None, typer.Option(help="Grade on the Dask cluster at this address, such as tcp://127.0.0.1:8786.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Grade again what is graded already.")] = False,
    quiet: Quiet = False,
    log: Annotated[Path | None, typer.Option(help="File to write a line of JSON to for every submission.")] = None,
    unsafe_no_sandbox: Annotated[
        bool, typer.Option("--unsafe-no-sandbox", help="Run student code unlocked; every report says so.")
    ] = False,
) -> None:
    """Grade a class: a JSON record and a page per student, grades.csv and report.html.

    What an earlier run has graded is kept where submission, suite and library are the same.
    """
    find = _finder(submitted, assignment)
    _grade(find, out, _grading(scheduler, jobs, unsafe_no_sandbox), quiet, log, force=force, unsafe=unsafe_no_sandbox)


def demo(out: Out = Path("sparsecraft-demo"), jobs: Jobs = None, quiet: Quiet = False) -> None:
    """Build a class of honest, mistaken and hostile students, and grade it for real."""
    submitted = out / "submitted"
    try:
        with explained(out):
            build_class(submitted)
    except StoreError as error:
        stop(str(error), WRONG_USAGE)
    if not quiet:
        screen.print(f"A class of {len(list(submitted.iterdir()))} has submitted to {submitted}.", soft_wrap=True)
    _grade(_finder(submitted, None), out / "results", _grading(None, jobs, unsafe=False), quiet, None)


def _finder(submitted: Path, assignment: str | None) -> Callable[[], Iterator[Submitted]]:
    """A function that goes through the submissions, of which there is at least one."""
    known = find_assignments()
    if not submitted.is_dir():
        stop(f"{submitted} is not a folder. Give the folder that holds one folder per student.", WRONG_USAGE)
    if assignment is not None and assignment not in known:
        stop(f"There is no assignment {assignment!r}. There is: {', '.join(known)}.", WRONG_USAGE)
    find = partial(find_submissions, submitted, known if assignment is None else [assignment])
    if next(find(), None) is None:
        stop(
            f"No submission in {submitted}: <student>/<assignment>/<assignment>.ipynb is expected in it.",
            WRONG_USAGE,
        )
    return find


def _grading(
    scheduler: str | None, jobs: int | None, unsafe: bool
) -> Callable[[Iterable[Task]], Generator[Done | Failure]]:
    """A function that has tasks graded, here or on a cluster."""
    if scheduler is None:
        return partial(grade_here, jobs=jobs or len(os.sched_getaffinity(0)), unsafe=unsafe)
    try:
        from sparsecraft_grader.cluster import grade_on_cluster
    except ImportError:
        stop("--scheduler needs Dask: pip install 'sparsecraft[cluster]'", WRONG_USAGE)
    return partial(grade_on_cluster, address=scheduler, unsafe=unsafe)


def _open_results(out: Path) -> Journal:
    try:
        with explained(out):
            out.mkdir(parents=True, exist_ok=True)
        return Journal(out)
    except StoreError as error:
        stop(str(error), WRONG_USAGE)


def _grade(
    find: Callable[[], Iterator[Submitted]],
    out: Path,
    grade_all: Callable[[Iterable[Task]], Generator[Done | Failure]],
    quiet: bool,
    log: Path | None,
    *,
    force: bool = False,
    unsafe: bool = False,
) -> None:
    store, total = Store(out), sum(1 for _ in find())
    signal.signal(signal.SIGTERM, _interrupt)
    with _open_results(out) as journal, _open(log) as file:
        reporter = Reporter(total, complaints, quiet=quiet, log=file)
        try:
            with reporter:
                page = Classroom(find, store, journal, grade_all, unsafe, force).grade(reporter.tell)
        except GraderError as error:
            stop(str(error), NOT_GRADED)
        except KeyboardInterrupt:
            done = reporter.graded + reporter.kept
            stop(f"Stopped; {done} of {total} are graded. The same command goes on from here.", INTERRUPTED)
    for failure in reporter.failures:
        complaints.print(f"{shown(failure.student)}, {failure.assignment}: {failure.reason}", soft_wrap=True)
    if not quiet:
        _show(find, store, reporter)
        screen.print(f"Report: {page}", soft_wrap=True)
    if reporter.failures:
        raise typer.Exit(NOT_GRADED)


def _interrupt(signum: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _open(log: Path | None) -> contextlib.AbstractContextManager[IO[str] | None]:
    if log is None:
        return contextlib.nullcontext()
    try:
        return open(log, "w", encoding="utf-8")
    except OSError as error:
        stop(f"No log can be written to {log}: {error.strerror}.", WRONG_USAGE)


def _show(find: Callable[[], Iterator[Submitted]], store: Store, reporter: Reporter) -> None:
    failed = {(failure.student, failure.assignment) for failure in reporter.failures}
    graded = (store.read(*key) for place in find() if (key := (place.student, place.assignment)) not in failed)
    table = Table("student", "assignment", "status", "score")
    for result in islice(graded, LONGEST_TABLE):
        table.add_row(
            shown(result.student), result.assignment, result.status, f"{result.score:g} of {result.max_score:g}"
        )
    left = reporter.graded + reporter.kept - LONGEST_TABLE
    if left > 0:
        table.add_row("…", f"and {left} more in grades.csv", "", "")
    screen.print(table)
    counts = [f"{count} {status}" for status, count in sorted(reporter.statuses.items())]
    counts += [f"{reporter.kept} kept from an earlier run"] if reporter.kept else []
    screen.print(f"{reporter.graded + reporter.kept} submissions: " + ", ".join(counts))
