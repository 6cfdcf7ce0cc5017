"""Grading processes on this machine: started, fed one submission at a time, replaced when they die."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from multiprocessing.connection import Connection, wait

from sparsecraft_grader.errors import GraderError
from sparsecraft_grader.work import Done, Failure, Options, Task

__all__ = ["ATTEMPTS", "GradingProcess", "ProcessDied", "crowd", "grade_here"]

ATTEMPTS = 2
LEAVE_SECONDS = 10.0


class ProcessDied(Exception):
    """A grading process ended without an answer; the message says how."""


def crowd(jobs: int) -> int:
    """How many of so many grading processes share a core of this machine."""
    return -(-jobs // len(os.sched_getaffinity(0)))


def grade_here(tasks: Iterable[Task], jobs: int, *, unsafe: bool = False) -> Generator[Done | Failure]:
    """Grade the tasks in up to `jobs` processes, taking each task when a process is free for it.

    GraderError when student code can't be locked in on this machine.
    """
    coming = iter(tasks)
    first = list(islice(coming, jobs))
    yield from _Crew(first, coming, Options(unsafe, crowd(jobs))).work()


class _Crew:
    """As many processes as there are first tasks, and who does what."""

    def __init__(self, first: list[Task], coming: Iterator[Task], options: Options) -> None:
        self._options, self._coming = options, coming
        self._waiting = deque((task, 1) for task in first)
        self._busy: dict[GradingProcess, tuple[Task, int] | None] = {}

    def work(self) -> Iterator[Done | Failure]:
        try:
            for number in range(len(self._waiting)):
                self._busy[GradingProcess(self._options, number)] = None
            while self._busy:
                ready = wait([process.connection for process in self._busy])
                for process in [process for process in self._busy if process.connection in ready]:
                    yield from self._hear(process)
        except BaseException:
            for process in self._busy:
                process.kill()
            raise

    def _hear(self, process: GradingProcess) -> Iterator[Done | Failure]:
        """Take what a process says, and give it the next task."""
        try:
            answer = process.answer()
        except ProcessDied as death:
            yield from self._replace(process, death)
            return
        if answer is not None:
            yield answer
        following = self._next()
        if following is None:
            del self._busy[process]
            process.dismiss()
        else:
            self._busy[process] = following
            process.give(following[0])

    def _replace(self, process: GradingProcess, death: ProcessDied) -> Iterator[Failure]:
        task = self._busy.pop(process)
        if task is None:
            raise GraderError(f"a grading process {death} before it could grade anything")
        work, attempt = task
        if attempt < ATTEMPTS:
            self._waiting.append((work, attempt + 1))
        else:
            yield Failure(work.student, work.assignment, f"the grading process {death}, {attempt} times")
        self._busy[GradingProcess(self._options, process.number)] = None

    def _next(self) -> tuple[Task, int] | None:
        if self._waiting:
            return self._waiting.popleft()
        task = next(self._coming, None)
        return None if task is None else (task, 1)


class GradingProcess:
    """A grading process as its parent sees it; it says 'ready' (None) once, then answers task by task."""

    def __init__(self, options: Options, number: int) -> None:
        self.number, self.is_new = number, True
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "sparsecraft_grader.grading_process", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for the parent, who decides what it means
            )
        self.connection = Connection(ours.detach())
        self.connection.send((options, number, os.getpid()))

    def give(self, task: Task) -> None:
        """Hand a task over; a process that has just died is noticed when it is asked for the answer."""
        with contextlib.suppress(OSError):
            self.connection.send(task)

    def answer(self) -> Done | Failure | None:
        """What the process says; raises ProcessDied, and the GraderError for which it can't work at all."""
        try:
            message = self.connection.recv()
        except (EOFError, OSError):
            raise ProcessDied(self._died()) from None
        if isinstance(message, GraderError):
            raise message
        assert message is None or isinstance(message, Done | Failure)
        self.is_new = False
        return message

    def dismiss(self) -> None:
        """Let it end by itself: nothing more is coming."""
        self.connection.close()
        try:
            self._process.wait(LEAVE_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it at once; the fork server and all student code go with it."""
        self.connection.close()
        self._process.kill()
        self._process.wait()

    def _died(self) -> str:
        self.connection.close()
        code = self._process.wait()
        return f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"
