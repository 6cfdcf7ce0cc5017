"""What runs in a grading process: one pytest session and one sandbox, task after task until the parent hangs up."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
from multiprocessing.connection import Connection

from msgspec.structs import replace
from threadpoolctl import threadpool_limits

from sparsecraft_grader.assignment import course_folder
from sparsecraft_grader.classroom import Failure, Options, Task
from sparsecraft_grader.errors import GraderError
from sparsecraft_grader.grading import Grader
from sparsecraft_grader.misconceptions import Diagnosis
from sparsecraft_grader.probe import require_walls
from sparsecraft_grader.sandbox import Sandbox
from sparsecraft_grader.store import Store
from sparsecraft_grader.suite import Judge, run_session

__all__ = ["grade_until_told"]


def grade_until_told(connection: Connection, options: Options, number: int) -> None:
    """Say that the wall holds, then answer every task with what became of it; `number` counts the grading processes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    _stay_on_one_core(number)
    suites = course_folder("suites")

    def story(judge: Judge) -> None:
        with threadpool_limits(1), contextlib.ExitStack() as running:

            @functools.cache
            def sandbox_for(plots: bool) -> Sandbox:
                sandbox = running.enter_context(Sandbox(unsafe=options.unsafe, plots=plots))
                if not options.unsafe:
                    require_walls(sandbox)
                return sandbox

            sandbox_for(False)
            connection.send("ready")
            _answer_tasks(connection, Grader(judge, Diagnosis(judge, suites), sandbox_for), Store(options.out))

    try:
        run_session(suites, list(options.assignments), story)
    except GraderError as error:
        connection.send(error)
    except ConnectionError:
        pass  # the parent is gone


def _stay_on_one_core(number: int) -> None:
    """Grader and student code take turns, so sharing a core costs nothing and saves waking up another one each time."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[number % len(cores)]})


def _answer_tasks(connection: Connection, grader: Grader, store: Store) -> None:
    while True:
        try:
            task: Task = connection.recv()
        except (EOFError, ConnectionError):
            return
        try:
            graded = grader.grade(task.student, task.assignment, task.notebook)
            store.write(graded.result)
            total = replace(graded.result, notes=(), exercises=())
            connection.send(replace(graded, result=total))
        except Exception as error:
            connection.send(Failure(task.student, task.assignment, f"{type(error).__name__}: {error}"))
