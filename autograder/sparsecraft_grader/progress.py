"""What is said while a class is graded: to a person with a bar or lines of text, to a program with a log."""

from __future__ import annotations

import json
import time
from collections import Counter
from datetime import UTC, datetime
from types import TracebackType
from typing import IO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from sparsecraft_grader.work import Done, Event, Failure, Kept

__all__ = ["Reporter"]

LINE_SECONDS = 10.0


class Reporter:
    """Told of every submission. A bar where a terminal is, else a line now and then; nothing of either when `quiet`."""

    def __init__(self, total: int, console: Console, *, quiet: bool = False, log: IO[str] | None = None) -> None:
        self.statuses: Counter[str] = Counter()
        self.kept, self.failures = 0, list[Failure]()
        self._total, self._console, self._quiet, self._log = total, console, quiet, log
        self._began = self._said = time.monotonic()
        self._bar = Progress(
            *(TextColumn("grading"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn()),
            console=console,
            transient=True,
            disable=quiet or not console.is_terminal,
        )
        self._task = self._bar.add_task("grading", total=total)

    def __enter__(self) -> Reporter:
        self._write("started", submissions=self._total)
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()
        seconds = round(time.monotonic() - self._began, 3)
        ending = "finished" if error is None else "stopped"
        self._write(ending, graded=self.graded, kept=self.kept, failed=len(self.failures), seconds=seconds)

    @property
    def graded(self) -> int:
        """Submissions graded in this run."""
        return self.statuses.total()

    def tell(self, event: Event) -> None:
        """Take note of what became of a submission."""
        match event:
            case Done(graded, _, seconds):
                result = graded.result
                self.statuses[result.status.value] += 1
                told = {"status": result.status.value, "score": result.score, "max_score": result.max_score}
                self._write("graded", result.student, result.assignment, **told, seconds=round(seconds, 4))
            case Kept(student, assignment):
                self.kept += 1
                self._write("kept", student, assignment)
            case Failure(student, assignment, reason):
                self.failures.append(event)
                self._write("failed", student, assignment, reason=reason)
        self._bar.update(self._task, completed=self.graded + self.kept)
        self._say_a_line()

    def _say_a_line(self) -> None:
        now = time.monotonic()
        if self._quiet or self._console.is_terminal or now - self._said < LINE_SECONDS:
            return
        self._said, done = now, self.graded + self.kept
        rate = self.graded / (now - self._began)
        left = f", {_minutes((self._total - done) / rate)} left" if rate else ""
        self._console.print(f"{done} of {self._total} graded, {rate:.1f} a second{left}")

    def _write(self, event: str, student: str | None = None, assignment: str | None = None, **more: object) -> None:
        if self._log is None:
            return
        who = {} if student is None else {"student": student, "assignment": assignment}
        line = {"event": event, "time": datetime.now(UTC).isoformat(timespec="milliseconds"), **who, **more}
        self._log.write(json.dumps(line) + "\n")
        self._log.flush()


class _Rate(ProgressColumn):
    """Submissions a second."""

    def render(self, task: Task) -> Text:
        return Text("" if task.speed is None else f"{task.speed:.1f}/s", style="progress.data.speed")


def _minutes(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 60 else f"{seconds // 60:.0f} min {seconds % 60:.0f} s"
