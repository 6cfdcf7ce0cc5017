"""A submission's names in a locked-down child, as a `Channel`; a new child takes over when one dies.

The cells run again in the new child, without those that had to be stopped, so that a fault costs the exercise that
has it and no other.
"""

from __future__ import annotations

import builtins
import signal
import time
from dataclasses import replace
from enum import Enum
from typing import Any

import msgspec
import numpy as np

from sparsecraft_grader.assignment import Cell
from sparsecraft_grader.limits import Limits
from sparsecraft_grader.results import Status
from sparsecraft_grader.sandbox import Child, Ending, Sandbox
from sparsecraft_grader.student import Answer, Raised, Stopped
from sparsecraft_worker import wire

__all__ = ["Disturbance", "RemoteChannel"]

EXCEPTIONS = frozenset(
    name for name, thing in vars(builtins).items() if isinstance(thing, type) and issubclass(thing, BaseException)
)
LONGEST_LINE = 100
LIMITS_TOLD = {
    "file_bytes": "a file may hold {} bytes",
    "open_files": "{} files may be open",
    "threads": "{} threads may run",
}


class Disturbance(Enum):
    """What may have come from outside: the kernel, short of memory, ends whom it likes."""

    KILLED = "the process that ran it was killed"
    LOST = "the fork server was lost"


class _Complaint(msgspec.Struct, frozen=True):
    """What a child says of an exception: nothing of it need be true."""

    type: str = ""
    limit: str | None = None
    cell: int | None = None
    line: int | None = None
    said: str = ""


class RemoteChannel:
    """Runs the cells when the first call comes. `cell_stops` says which cells had to be stopped, or crashed.

    `output_was_cut` when a cell printed more than it may; `disturbance` says what came from outside while the
    present exercise was judged, if anything did.
    """

    def __init__(self, sandbox: Sandbox, cells: tuple[Cell, ...], limits: Limits) -> None:
        self._sandbox, self._limits = sandbox, limits
        self._cells, self._own = list(cells), len(cells)
        self._deadline = time.monotonic() + self._limits.submission_seconds
        self._child: Child | None = None
        self._errors: dict[int, Raised | Stopped] = {}
        self._given_up: Stopped | None = None
        self._interruptions = 0
        self._place: str | None = None
        self.cell_stops: list[Stopped] = []
        self.output_was_cut = False
        self.disturbance: Disturbance | None = None

    def begin_exercise(self) -> None:
        """Forget what the last exercise used up."""
        self._given_up, self._interruptions, self._place, self.disturbance = None, 0, None, None

    def begin_again(self) -> None:
        """Forget what was stopped as well, and try all of it in a new child: it was no fault of the code's."""
        self.close()
        self._errors.clear()
        self.cell_stops.clear()
        self.begin_exercise()

    def add_cell(self, cell: Cell) -> None:
        """Run one more cell after all others, now and in every later child."""
        self._cells.append(cell)
        if self._child is not None:
            self._run_cell(self._child, len(self._cells) - 1)

    def call(self, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any], on: int | None) -> Answer:
        """See `Channel`."""
        request = {"do": "call", "name": name, "on": on, "arguments": arguments, "keywords": keywords}
        answer = self._ask(request)
        if isinstance(answer.value, Raised) and answer.value.type_name == "NameError" and not answer.value.where:
            return Answer(self._why_undefined(name))
        return answer

    def get(self, name: str, on: int) -> Answer:
        """See `Channel`."""
        return self._ask({"do": "get", "name": name, "on": on})

    def read_file(self, name: str) -> Answer:
        """See `Channel`."""
        return self._ask({"do": "read", "name": name})

    def write_file(self, name: str, content: bytes) -> Answer:
        """See `Channel`."""
        return self._ask({"do": "write", "name": name, "content": np.frombuffer(content, np.uint8)})

    def start_anew(self) -> None:
        """See `Channel`."""
        self.close()

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def run_cells(self) -> None:
        """Run the cells, in as many children as it takes for the rest to come through."""
        while self._child is None and not self._out_of_time():
            child = self._sandbox.spawn(self._limits)
            if all(self._run_cell(child, index) for index in range(len(self._cells)) if not self._was_stopped(index)):
                self._child = child

    def _run_cell(self, child: Child, index: int) -> bool:
        """Whether the child is alive after this cell."""
        request = {"do": "run", "cell": index, "source": self._cells[index].source}
        try:
            reply = self._put(child, request, self._limits.cell_seconds)
        except (wire.DeadlinePassed, wire.Disconnected, wire.ProtocolError) as error:
            self._errors[index] = stop = self._stopped(error, child.ending, self._limits.cell_seconds)
            self.cell_stops.append(stop)
            self._child = None
            return False
        self._errors.pop(index, None)
        self.output_was_cut = self.output_was_cut or bool(reply.get("cut") is True)
        if reply.get("error") is not None:
            self._errors[index] = fault = self._fault(reply["error"], self._limits.cell_seconds)
            if isinstance(fault, Stopped):
                self.cell_stops.append(fault)
        return True

    def _put(self, child: Child, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The reply to a request that may take so many seconds of processor time."""
        clock = seconds * self._limits.clock_factor
        until_killed = min(seconds * self._limits.kill_factor, self._deadline - time.monotonic())
        return child.ask({**request, "seconds": seconds, "clock": clock}, max(0.01, until_killed))

    def _was_stopped(self, index: int) -> bool:
        return isinstance(self._errors.get(index), Stopped)

    def _ask(self, request: dict[str, Any]) -> Answer:
        if self._given_up is not None:
            return Answer(self._given_up)
        self.run_cells()
        if self._child is None:
            return Answer(Stopped("was not tried: the time for the whole submission was used up", Status.TIMEOUT))
        seconds = self._limits.call_seconds
        try:
            reply = self._put(self._child, request, seconds)
        except (wire.DeadlinePassed, wire.Disconnected, wire.ProtocolError) as error:
            self._given_up = self._stopped(error, self._child.ending, seconds)
            self._child = None
            return Answer(self._given_up)
        if reply.get("error") is None:
            return Answer(reply.get("value"), _positions(reply.get("changed"), len(request.get("arguments", ()))))
        return Answer(self._count(self._once(self._fault(reply["error"], seconds))))

    def _once(self, fault: Raised | Stopped) -> Raised | Stopped:
        """One place per exercise is told: a different line for every hidden input would spell the inputs out."""
        if isinstance(fault, Stopped):
            return fault
        if self._place is None:
            self._place = fault.where
        return fault if fault.where == self._place else replace(fault, where="")

    def _count(self, fault: Raised | Stopped) -> Raised | Stopped:
        """An exercise may be interrupted a few times; then the rest of it is not tried."""
        if isinstance(fault, Stopped):
            self._interruptions += 1
            if self._interruptions >= self._limits.interruptions_per_exercise:
                self._given_up = fault
        return fault

    def _fault(self, error: Any, seconds: float) -> Raised | Stopped:
        """What a reply says of an exception, as far as it can be believed and may be shown."""
        complaint = _read_complaint(error)
        match complaint.type:
            case "TookTooLong":
                return Stopped(f"ran for more than {_counted(seconds)}", Status.TIMEOUT)
            case "MemoryError":
                return Stopped(
                    f"asked for more than {self._limits.memory_bytes / (1 << 30):g} GB of memory", Status.MEMORY
                )
            case "ProtocolError":
                return Stopped("returned something too large or too deeply nested to look at", Status.CRASHED)
        name = complaint.type if complaint.type in EXCEPTIONS else "an exception"
        return Raised(name, self._where(complaint) + self._limit(complaint), complaint.said)

    def _limit(self, complaint: _Complaint) -> str:
        if complaint.limit not in LIMITS_TOLD:
            return ""
        return f" ({LIMITS_TOLD[complaint.limit].format(getattr(self._limits, complaint.limit))})"

    def _where(self, complaint: _Complaint) -> str:
        """The line of the student's own notebook, quoted from our copy of it; nothing of a cell that we added."""
        cell, line = complaint.cell, complaint.line
        if cell is None or line is None or not 0 <= cell < self._own:
            return ""
        lines = self._cells[cell].source.splitlines()
        if not 0 < line <= len(lines):
            return ""
        return f" on line {line} of its cell: {lines[line - 1].strip()[:LONGEST_LINE]}"

    def _why_undefined(self, name: str) -> Raised | Stopped:
        """A function that does not exist is explained by what happened to its cell."""
        for index, cell in enumerate(self._cells):
            if cell.grade_id == name and index in self._errors:
                return self._errors[index]
        return Raised("NameError", f": no cell defines {name}")

    def _stopped(self, error: Exception, ending: Ending | None, seconds: float) -> Stopped:
        ending = ending or Ending()
        if ending.lost:
            self.disturbance = Disturbance.LOST
            return Stopped("was not finished: what it ran in was ended", Status.CRASHED)
        if isinstance(error, wire.DeadlinePassed):
            return Stopped(f"ran for more than {_counted(seconds)} and could not be interrupted", Status.TIMEOUT)
        if isinstance(error, wire.ProtocolError):
            return Stopped("sent something that is no answer", Status.CRASHED)
        return self._died(ending)

    def _died(self, ending: Ending) -> Stopped:
        if ending.full:
            size, entries = self._limits.folder_bytes >> 20, self._limits.folder_entries
            return Stopped(f"filled its folder with more than {size} MB or {entries} files", Status.CRASHED)
        if ending.signal is None:
            return Stopped("ended Python itself", Status.CRASHED)
        if ending.signal == signal.SIGXCPU:
            return Stopped("used up the processor time of the whole submission", Status.TIMEOUT)
        if ending.signal == signal.SIGKILL:
            self.disturbance = self.disturbance or Disturbance.KILLED
            return Stopped("was killed, most likely for its use of memory", Status.MEMORY)
        return Stopped(f"crashed Python ({signal.Signals(ending.signal).name})", Status.CRASHED)

    def _out_of_time(self) -> bool:
        return time.monotonic() >= self._deadline


def _read_complaint(error: Any) -> _Complaint:
    try:
        return msgspec.convert(error, _Complaint)
    except (msgspec.ValidationError, UnicodeError):  # the latter for half a surrogate pair in a key
        return _Complaint()


def _counted(seconds: float) -> str:
    return f"{seconds:g} second" if seconds == 1 else f"{seconds:g} seconds"


def _positions(changed: Any, count: int) -> tuple[int, ...]:
    if not isinstance(changed, list):
        return ()
    return tuple(index for index in changed if type(index) is int and 0 <= index < count)
