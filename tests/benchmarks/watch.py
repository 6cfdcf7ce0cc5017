"""Runs a command to its end, and watches how much memory its processes take meanwhile.

Twenty times a second it reads `VmHWM`, the largest resident memory that a process has had so far, of every process that
descends from the command. The kernel keeps that mark, so a peak between two looks counts too. Only what a process takes
in its last twentieth of a second, and a process that lives shorter than that, can be missed. Pages that processes
share count in each of them.

Not trusted is a process with `sparsecraft_worker` in its command line, and all below it: those run student code behind
the wall of `sparsecraft grade`. Other commands have no such wall, and all of their processes count as trusted.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

SECONDS_BETWEEN_LOOKS = 0.05
UNTRUSTED = b"sparsecraft_worker"
PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Run:
    """Seconds until the command itself ended, and until `sign` came true; MB that each of its processes had at most."""

    seconds: float
    first_sign: float
    trusted: tuple[float, ...]
    untrusted: tuple[float, ...]


class Watcher(Thread):
    """Looks at all that descends from this process until it is told to stop."""

    def __init__(self, sign: Callable[[], bool]) -> None:
        super().__init__()
        self.sign, self.seen_sign = sign, math.nan
        self.peaks: dict[bool, dict[int, float]] = {True: {}, False: {}}
        self.ended = Event()

    def run(self) -> None:
        while not self.ended.wait(SECONDS_BETWEEN_LOOKS):
            if math.isnan(self.seen_sign) and self.sign():
                self.seen_sign = time.perf_counter()
            for pid, trusted in descendants(os.getpid()):
                self.note(pid, trusted)

    def note(self, pid: int, trusted: bool) -> None:
        with contextlib.suppress(OSError):
            peak = re.search(rb"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_bytes())
            if peak is not None:
                self.peaks[not trusted].pop(pid, None)  # between fork and exec it went by its parent's command line
                self.peaks[trusted][pid] = max(self.peaks[trusted].get(pid, 0.0), int(peak[1]) / 1024)


def run(
    command: tuple[str, ...], folder: Path, environment: Mapping[str, str], log: Path, sign: Callable[[], bool] = bool
) -> Run:
    """Run it in `folder` and wait for all that it starts; exits with the end of its output when it fails.

    Nothing is left running when this is interrupted. `sign` is asked until it says yes once.
    """
    watcher = Watcher(sign)
    with log.open("wb") as out:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out, process_group=0)
        watcher.start()
        try:
            while children(os.getpid()):
                pid, status = os.wait()
                if pid == process.pid:
                    seconds, process.returncode = time.perf_counter() - started, os.waitstatus_to_exitcode(status)
        finally:
            end_children()
            watcher.ended.set()
            watcher.join()
    if process.returncode:
        sys.exit(f"{' '.join(command)} has failed:\n{log.read_text(errors='replace')[-4000:]}")
    peaks = {trusted: tuple(sorted(found.values())) for trusted, found in watcher.peaks.items()}
    return Run(seconds, watcher.seen_sign - started, peaks[True], peaks[False])


def descendants(pid: int, trusted: bool = True) -> Iterator[tuple[int, bool]]:
    """Every process below `pid`, and whether it is trusted."""
    for child in children(pid):
        with contextlib.suppress(OSError):
            trusted_child = trusted and UNTRUSTED not in Path(f"/proc/{child}/cmdline").read_bytes()
            yield child, trusted_child
            yield from descendants(child, trusted_child)


def children(pid: int) -> list[int]:
    found: list[int] = []
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (thread / "children").read_text().split())
    return found


def adopt_orphans() -> None:
    """From now on, what a command leaves running becomes our child, so that it is waited for and watched."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_children() -> None:
    """Kill what still runs; what loses its parent by that becomes our own child, and is next."""
    while running := children(os.getpid()):
        for pid in running:
            os.kill(pid, signal.SIGKILL)
        os.wait()
