"""The `sparsecraft` command."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from sparsecraft_grader.assignment import find_assignments
from sparsecraft_grader.classroom import Failure, Task, find_submissions, grade_class
from sparsecraft_grader.demo import build_class
from sparsecraft_grader.errors import GraderError
from sparsecraft_grader.probe import probe
from sparsecraft_grader.results import Result
from sparsecraft_grader.sandbox import Sandbox
from sparsecraft_grader.store import Store

__all__ = ["main"]

NOT_GRADED, WRONG_USAGE = 1, 2
LONGEST_TABLE = 60

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
screen, complaints = Console(markup=False), Console(stderr=True, markup=False)

Out = Annotated[Path, typer.Option("--out", help="Folder for the results; made when it is not there.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", min=1, help="Submissions graded at the same time; one per core if not given.")
]


def main() -> None:
    """Entry point of the `sparsecraft` command."""
    app()


@app.callback()
def _describe() -> None:
    """Grade from-scratch machine learning notebooks behind a wall."""


@app.command()
def grade(
    submitted: Annotated[Path, typer.Argument(help="Folder with <student>/<assignment>/<assignment>.ipynb.")],
    out: Out,
    assignment: Annotated[str | None, typer.Option(help="Grade this one only.")] = None,
    jobs: Jobs = None,
    unsafe_no_sandbox: Annotated[
        bool, typer.Option("--unsafe-no-sandbox", help="Run student code unlocked; every report says so.")
    ] = False,
) -> None:
    """Grade a class: a JSON record and a page per student, grades.csv and report.html."""
    tasks = _tasks(submitted, assignment)
    _make_folder(out)
    page, failures = _grade(tasks, out, jobs, unsafe_no_sandbox)
    screen.print(f"Report: {page}", soft_wrap=True)
    if failures:
        raise typer.Exit(NOT_GRADED)


@app.command()
def demo(out: Out = Path("sparsecraft-demo"), jobs: Jobs = None) -> None:
    """Build a class of honest, mistaken and hostile students, and grade it for real."""
    _make_folder(out)
    submitted = out / "submitted"
    build_class(submitted)
    screen.print(f"A class of {len(list(submitted.iterdir()))} has submitted to {submitted}.", soft_wrap=True)
    page, failures = _grade(_tasks(submitted, None), out / "results", jobs, unsafe=False)
    screen.print(f"Report: {page}", soft_wrap=True)
    if failures:
        raise typer.Exit(NOT_GRADED)


@app.command()
def doctor() -> None:
    """Show each layer of the wall around student code, and try to get through it."""
    try:
        with Sandbox() as sandbox:
            attempts = probe(sandbox)
            _show_layers(sandbox)
    except GraderError as error:
        _stop(str(error), NOT_GRADED)
    table = Table("attempt", "stopped by", "what is behind that wall", "")
    for attempt in attempts:
        verdict = "stopped" if attempt.stopped else "GOT OUT"
        table.add_row(attempt.name, attempt.layer, attempt.target, verdict)
    screen.print(table)
    if not all(attempt.stopped for attempt in attempts):
        _stop("Student code can get out on this machine; `sparsecraft grade` refuses to run here.", NOT_GRADED)
    screen.print("Every attempt was stopped: grading is safe here.")


def _show_layers(sandbox: Sandbox) -> None:
    abi = sandbox.report["landlock"]
    around = (
        "bubblewrap" if sandbox.bubblewrap else "no bubblewrap (not installed, or not allowed here; the rest suffices)"
    )
    screen.print(f"Around the fork server: {around}.")
    screen.print(f"In each child: seccomp allow-list; Landlock {f'ABI {abi}' if abi else 'MISSING'}; resource limits.")


def _tasks(submitted: Path, assignment: str | None) -> list[Task]:
    known = find_assignments()
    if not submitted.is_dir():
        _stop(f"{submitted} is not a folder. Give the folder that holds one folder per student.", WRONG_USAGE)
    if assignment is not None and assignment not in known:
        _stop(f"There is no assignment {assignment!r}. There is: {', '.join(known)}.", WRONG_USAGE)
    tasks = find_submissions(submitted, known if assignment is None else [assignment])
    if not tasks:
        _stop(
            f"No submission in {submitted}: <student>/<assignment>/<assignment>.ipynb is expected in it.",
            WRONG_USAGE,
        )
    return tasks


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        if not os.access(out, os.W_OK):
            raise PermissionError("it can't be written to")
    except OSError as error:
        _stop(f"No results can be written to {out}: {error.strerror or error}.", WRONG_USAGE)


def _grade(tasks: list[Task], out: Path, jobs: int | None, unsafe: bool) -> tuple[Path, list[Failure]]:
    results: list[Result] = []
    failures: list[Failure] = []
    columns = TextColumn("grading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    try:
        with Progress(*columns, console=complaints, transient=True) as progress:
            bar = progress.add_task("grading", total=len(tasks))
            for outcome in grade_class(tasks, out, jobs or os.cpu_count() or 1, unsafe=unsafe):
                (failures if isinstance(outcome, Failure) else results).append(outcome)  # type: ignore[arg-type]
                progress.update(bar, completed=len(results))
    except GraderError as error:
        _stop(str(error), NOT_GRADED)
    results.sort(key=lambda result: (result.student, result.assignment))
    _show(results)
    for failure in failures:
        complaints.print(f"{failure.student}, {failure.assignment}: {failure.reason}", soft_wrap=True)
    return Store(out).finish([(result.student, result.assignment) for result in results]), failures


def _show(results: list[Result]) -> None:
    table = Table("student", "assignment", "status", "score")
    for result in results[:LONGEST_TABLE]:
        table.add_row(
            result.student,
            result.assignment,
            result.status,
            f"{result.score:g} of {result.max_score:g}",
        )
    if len(results) > LONGEST_TABLE:
        table.add_row("…", f"and {len(results) - LONGEST_TABLE} more in grades.csv", "", "")
    screen.print(table)
    counts = Counter(result.status.value for result in results)
    screen.print(
        f"{len(results)} submissions: " + ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    )


def _stop(message: str, code: int) -> NoReturn:
    complaints.print(message, soft_wrap=True)
    sys.exit(code)
