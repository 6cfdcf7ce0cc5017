"""The same grading on a Dask cluster: `dask scheduler`, `dask worker tcp://...` on any machine with sparsecraft on it.

A task carries its notebook and an answer its record, so that the machines share no folder. Every worker keeps grading
processes of its own, one a thread, each behind its own wall and start-up probe; Dask hands the tasks of a worker that
is lost to the others.
"""

from __future__ import annotations

import itertools
import socket
from collections.abc import Generator, Iterable
from queue import Empty, SimpleQueue
from typing import Any

from distributed import Client, Future, as_completed, get_worker
from distributed.scheduler import KilledWorker

from sparsecraft_grader.errors import GraderError
from sparsecraft_grader.processes import ATTEMPTS, GradingProcess, ProcessDied, crowd
from sparsecraft_grader.work import Done, Failure, Options, Task

__all__ = ["grade_on_cluster"]

ANSWER_SECONDS = 10
TASKS_PER_THREAD = 2


def grade_on_cluster(tasks: Iterable[Task], address: str, *, unsafe: bool = False) -> Generator[Done | Failure]:
    """Grade the tasks on the cluster whose scheduler is at `address`, such as `tcp://127.0.0.1:8786`.

    GraderError when there is no such cluster, or when student code can't be locked in on one of its machines.
    """
    coming = iter(tasks)
    first = next(coming, None)
    if first is None:
        return
    with _connect(address) as client:
        room = TASKS_PER_THREAD * sum(client.nthreads().values())
        names: dict[str, tuple[str, str]] = {}

        def submit(task: Task) -> Future[Any]:
            future: Future[Any] = client.submit(_grade_there, task, unsafe, pure=False)
            names[str(future.key)] = task.student, task.assignment
            return future

        opening = [submit(task) for task in itertools.chain([first], itertools.islice(coming, room - 1))]
        under_way = as_completed(opening)
        del opening  # what is answered is forgotten, here and there
        for future in under_way:
            yield _answer(future, *names.pop(str(future.key)))
            if (task := next(coming, None)) is not None:
                under_way.add(submit(task))


def _connect(address: str) -> Client:
    try:
        client = Client(address, timeout=ANSWER_SECONDS)
    except (OSError, ValueError) as error:
        raise GraderError(f"no scheduler answers at {address} ({error}). Start one with `dask scheduler`.") from None
    try:
        client.wait_for_workers(1, timeout=ANSWER_SECONDS)
    except TimeoutError:
        client.close()
        raise GraderError(f"no worker has joined {address}. Start some with `dask worker {address}`.") from None
    return client


def _answer(future: Future[Any], student: str, assignment: str) -> Done | Failure:
    if future.status in ("cancelled", "lost"):
        raise GraderError("the scheduler has gone. Start it again, with workers, then give the same command again.")
    error = future.exception()
    if isinstance(error, GraderError):
        raise error
    if isinstance(error, KilledWorker):
        return Failure(student, assignment, f"every worker that took it died ({error.allowed_failures + 1} of them)")
    if error is not None:
        return Failure(student, assignment, f"{type(error).__name__}: {error}")
    answer: Done | Failure = future.result()
    return answer


_idle: dict[bool, SimpleQueue[GradingProcess]] = {True: SimpleQueue(), False: SimpleQueue()}
_numbers = itertools.count()


def _grade_there(task: Task, unsafe: bool) -> Done | Failure:
    """On a worker: have one of its grading processes do it."""
    for _ in range(ATTEMPTS):
        process = _take(unsafe)
        try:
            if process.is_new:
                process.answer()
            process.give(task)
            answer = process.answer()
        except ProcessDied as death:
            last = death
        except GraderError as error:
            process.kill()
            raise type(error)(f"{socket.gethostname()}: {error}") from None
        else:
            assert answer is not None
            _idle[unsafe].put(process)
            return answer
    return Failure(task.student, task.assignment, f"the grading process {last}, {ATTEMPTS} times")


def _take(unsafe: bool) -> GradingProcess:
    try:
        return _idle[unsafe].get_nowait()
    except Empty:
        options = Options(unsafe, crowd(get_worker().state.nthreads))
        return GradingProcess(options, next(_numbers))
