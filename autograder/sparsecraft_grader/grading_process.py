"""Run as a module: a grading process, with one pytest session and one sandbox, task after task until told to stop.

parent -> us  (options, our number among the grading processes, the parent's pid), then one Task after the other
us -> parent  None when the wall holds, or a GraderError; then Done or Failure for every task
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import signal
import socket
import sys
import time
from multiprocessing.connection import Connection

from threadpoolctl import threadpool_limits

from sparsecraft_grader.assignment import course_folder, find_assignments, load_assignment
from sparsecraft_grader.errors import GraderError, VersionError
from sparsecraft_grader.grading import Grader, refused
from sparsecraft_grader.misconceptions import Diagnosis
from sparsecraft_grader.probe import require_walls
from sparsecraft_grader.reports import student_page
from sparsecraft_grader.sandbox import Sandbox
from sparsecraft_grader.suite import Judge, run_session
from sparsecraft_grader.versions import present_versions
from sparsecraft_grader.work import Done, Failure, Task

__all__ = ["main"]

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Say that the wall holds, then answer every task with what became of it."""
    connection = Connection(int(sys.argv[1]))
    options, number, parent = connection.recv()
    _end_with(parent)
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
            connection.send(None)
            grader = Grader(judge, Diagnosis(judge, suites), sandbox_for, options.crowd)
            _answer_tasks(connection, grader, options.unsafe)

    try:
        run_session(suites, find_assignments(), story)
    except GraderError as error:
        connection.send(error)
    except (EOFError, ConnectionError):
        pass  # the parent has hung up


def _end_with(parent: int) -> None:
    """Have the kernel end this process when its parent goes, however that goes."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit()


def _stay_on_one_core(number: int) -> None:
    """Grader and student code take turns, so sharing a core costs nothing and saves waking up another one each time."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[number % len(cores)]})


def _answer_tasks(connection: Connection, grader: Grader, unsafe: bool) -> None:
    while True:
        task = connection.recv()
        answer: Done | Failure | GraderError
        try:
            answer = _grade(grader, task, unsafe)
        except VersionError as error:
            answer = error
        except Exception as error:
            answer = Failure(task.student, task.assignment, f"{type(error).__name__}: {error}")
        connection.send(answer)


def _grade(grader: Grader, task: Task, unsafe: bool) -> Done:
    began = time.monotonic()
    if task.versions != present_versions(task.assignment, unsafe):
        raise VersionError(
            f"{socket.gethostname()} has another version of sparsecraft, its suites, NumPy or Python than the command "
            "was started with. Install the same everywhere, change nothing while a class is graded, and start again."
        )
    if task.refusal is not None:
        graded = refused(task.student, load_assignment(task.assignment), task.refusal)
    else:
        graded = grader.grade(task.student, task.assignment, task.notebook)
    return Done(graded, student_page(graded.result), time.monotonic() - began, task.submission, task.versions)


if __name__ == "__main__":
    main()
