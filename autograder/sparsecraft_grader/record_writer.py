"""Writes records while the grading goes on: waiting for the disk takes longer than grading."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from sparsecraft_grader.errors import StoreError
from sparsecraft_grader.journal import Entry, Journal
from sparsecraft_grader.store import Store
from sparsecraft_grader.work import Done, Event, Failure

__all__ = ["RecordWriter"]

WRITERS = 4
MOST_UNDER_WAY = 16


class RecordWriter:
    """Writes a record, then its line of the journal, then tells of it. At the end it waits for what is under way."""

    def __init__(self, store: Store, journal: Journal, tell: Callable[[Event], None]) -> None:
        self._store, self._journal, self._tell = store, journal, tell
        self._writers = ThreadPoolExecutor(WRITERS)
        self._under_way: deque[tuple[Done, Future[str]]] = deque()

    def __enter__(self) -> RecordWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._writers:
            try:
                self._settle(0)
            except StoreError:
                if error is None:
                    raise

    def write(self, done: Done) -> None:
        """Begin to write; StoreError when an earlier one could not be written."""
        self._under_way.append((done, self._writers.submit(self._store.write, done.graded.result, done.page)))
        self._settle(MOST_UNDER_WAY)

    def _settle(self, most: int) -> None:
        """See to what is written by now, and wait until no more than `most` are under way."""
        while self._under_way and (len(self._under_way) > most or self._under_way[0][1].done()):
            done, record = self._under_way.popleft()
            result, faults = done.graded.result, done.graded.faults
            if faults:  # a broken check: not in the journal, so that the next run grades this one again
                record.result()
            else:
                entry = Entry(result.student, result.assignment, done.submission, done.versions, record.result())
                self._journal.add(entry)
            self._tell(done)
            for fault in faults:
                self._tell(Failure(result.student, result.assignment, fault))
