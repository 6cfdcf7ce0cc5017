"""What has been graded, line by line: a run that was cut short goes on from here.

    {"student": ..., "assignment": ..., "submission": digest, "versions": {...}, "record": digest}

A line is written when its record is safe on the disk. A line that is torn, or whose record is gone or other than it
was, counts for nothing: that submission is graded again.
"""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path
from types import TracebackType

import msgspec

from sparsecraft_grader.errors import StoreError
from sparsecraft_grader.files import explained
from sparsecraft_grader.versions import Versions, digest

__all__ = ["JOURNAL", "Entry", "Journal"]

JOURNAL = "journal.jsonl"
SYNC_SECONDS = 1.0


class Entry(msgspec.Struct, frozen=True):
    """That this submission, judged by these versions, gave this record."""

    student: str
    assignment: str
    submission: str
    versions: Versions
    record: str


class Journal:
    """The journal of a results folder, for one run at a time; StoreError when another has it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with explained(folder):
            self._file = open(folder / JOURNAL, "a+b")  # noqa: SIM115 - closed by `close`
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            raise StoreError(f"another run is writing to {folder}. Wait for it, or give another --out.") from None
        self._records = self._read()
        self._synced = time.monotonic()

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def record_of(self, student: str, assignment: str, submission: str, versions: Versions) -> str | None:
        """The digest of the record that this submission was given by these versions; None if it was not."""
        work, record = self._records.get((student, assignment), (b"", b""))
        return record.hex() if work == _work(submission, versions) else None

    def add(self, entry: Entry) -> None:
        """Add a line; the disk has it within a second or so, and when the journal is closed."""
        with explained(self._folder):
            os.write(self._file.fileno(), msgspec.json.encode(entry) + b"\n")
            if time.monotonic() - self._synced > SYNC_SECONDS:
                os.fdatasync(self._file.fileno())
                self._synced = time.monotonic()

    def close(self) -> None:
        """Force everything to the disk and let others in."""
        with self._file:
            os.fdatasync(self._file.fileno())

    def _read(self) -> dict[tuple[str, str], tuple[bytes, bytes]]:
        records: dict[tuple[str, str], tuple[bytes, bytes]] = {}
        last = b"\n"
        self._file.seek(0)
        for last in self._file:
            try:
                entry = msgspec.json.decode(last, type=Entry)
                work, record = _work(entry.submission, entry.versions), bytes.fromhex(entry.record)
            except (msgspec.DecodeError, ValueError):
                continue
            records[entry.student, entry.assignment] = work, record
        if not last.endswith(b"\n"):
            os.write(self._file.fileno(), b"\n")
        return records


def _work(submission: str, versions: Versions) -> bytes:
    """What was judged by what, in few bytes: a class of thousands is kept in memory."""
    return bytes.fromhex(digest(msgspec.json.encode((submission, versions))))
