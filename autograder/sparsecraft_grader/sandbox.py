"""Keeps the fork server running, and talks to the children that it forks."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from sparsecraft_grader import become_nobody
from sparsecraft_grader.errors import SandboxError
from sparsecraft_grader.launch import INNER_SCRATCH, environment, launch_command
from sparsecraft_grader.limits import LIMITS, Limits
from sparsecraft_worker import wire

__all__ = ["Child", "Ending", "Sandbox"]

START_SECONDS = 60.0
REAP_SECONDS = 10.0
BUFFER_BYTES = 1 << 20


@dataclass(frozen=True)
class Ending:
    """How a child ended: by a signal or with an exit code; `full`: killed since its folder was over the limits.

    `lost`: nobody knows, since the fork server is gone too. That is no fault of the child's.
    """

    signal: int | None = None
    code: int | None = None
    full: bool = False
    lost: bool = False


class Sandbox:
    """A running fork server, with matplotlib in it if it `plots`. Use as a context manager, or `start` and `close`."""

    def __init__(self, *, bubblewrap: bool = True, unsafe: bool = False, plots: bool = False) -> None:
        self.unsafe, self.plots = unsafe, plots
        self.bubblewrap = bubblewrap and not unsafe and shutil.which("bwrap") is not None
        self.report: dict[str, int] = {}
        self._child: Child | None = None

    def __enter__(self) -> Sandbox:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the fork server; SandboxError when it does not come up with or without bubblewrap."""
        if sys.platform != "linux":
            raise SandboxError("student code can only be locked in on Linux; use WSL, a container or a virtual machine")
        try:
            self._launch()
        except SandboxError:
            if not self.bubblewrap:
                raise
            self.bubblewrap = False  # installed but not allowed here, as in most containers
            self._launch()

    def _launch(self) -> None:
        self._scratch = INNER_SCRATCH if self.bubblewrap else _make_scratch()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs, tempfile.TemporaryFile() as complaints:
            modes = {"bubblewrap": self.bubblewrap, "unsafe": self.unsafe, "plots": self.plots}
            self._process = subprocess.Popen(
                launch_command(theirs.fileno(), self._scratch, **modes),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=complaints,
                stderr=complaints,
                env=environment(self._scratch),
                cwd="/",
                start_new_session=True,
            )
            theirs.close()
            self._await_ready(complaints)

    def _await_ready(self, complaints: Any) -> None:
        self._control.settimeout(START_SECONDS)
        try:
            message = self._control.recv(wire.MAX_HEAD)
        except TimeoutError:
            message = b""
        if not message:
            self.close()
            complaints.seek(0)
            said = complaints.read(4000).decode(errors="replace").strip()
            raise SandboxError(f"the process that runs student code did not start:\n{said}")
        self.report = json.loads(message)["ready"]

    def spawn(self, limits: Limits = LIMITS) -> Child:
        """Fork a child for one submission, ending the one before; starts the fork server again if it is gone."""
        if self._child is not None:
            self._child.end()
        if self._process.poll() is not None:
            self._relaunch()
        ours, theirs = socket.socketpair()
        with theirs:
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER_BYTES)
            theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER_BYTES)
            try:
                socket.send_fds(self._control, [_request(limits)], [theirs.fileno()])
            except OSError:
                self._relaunch()
                socket.send_fds(self._control, [_request(limits)], [theirs.fileno()])
        self._child = Child(self, ours)
        return self._child

    def _relaunch(self) -> None:
        self.close()
        self._launch()

    def reap(self) -> Ending:
        """Kill the present child, or learn how it had ended; a fork server that fails at that is given up."""
        try:
            self._control.send(b"kill")
            self._control.settimeout(REAP_SECONDS)
            message = json.loads(self._control.recv(wire.MAX_HEAD))
        except (OSError, ValueError):
            self.close()
            return Ending(lost=True)
        code = os.waitstatus_to_exitcode(message["exit"])
        return Ending(-code, full=message["full"]) if code < 0 else Ending(code=code)

    def close(self) -> None:
        """End the fork server and whatever it runs; remove the scratch folder."""
        if self._child is not None:
            self._child.abandon()
        self._control.close()
        try:
            self._process.wait(REAP_SECONDS)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        if not self.bubblewrap and os.path.exists(self._scratch):
            subprocess.run(["rm", "-rf", self._scratch], check=False)  # of a fork server that could not do it


class Child:
    """One locked-down process with one submission's names in it."""

    def __init__(self, sandbox: Sandbox, connection: socket.socket) -> None:
        self._sandbox, self._connection = sandbox, connection
        self.ending: Ending | None = None

    def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The reply to one request, within `seconds` by the clock.

        Raises wire.DeadlinePassed, wire.Disconnected or wire.ProtocolError; the child is dead then, see `ending`.
        """
        deadline, number = time.monotonic() + seconds, secrets.randbits(48)
        try:
            wire.send(self._connection, wire.encode({"id": number, **request}), deadline)
            reply = wire.receive(self._connection, deadline)
            answered = reply.pop("id", None)
            if type(answered) is not int or answered != number:
                raise wire.ProtocolError("a reply to a question that was not asked")
        except (wire.DeadlinePassed, wire.Disconnected, wire.ProtocolError):
            self.end()
            raise
        return reply

    def end(self) -> None:
        """Kill the child and wait for it to be gone."""
        if self.ending is None:
            self._connection.close()
            self.ending = self._sandbox.reap()

    def abandon(self) -> None:
        """Close the connection without waiting; the fork server is going anyway."""
        self._connection.close()


def _request(limits: Limits) -> bytes:
    """What a child needs to know of its limits."""
    names = (
        *("memory_bytes", "output_characters", "file_bytes"),
        *("folder_bytes", "folder_entries", "open_files", "threads"),
    )
    request = {name: getattr(limits, name) for name in names}
    return json.dumps(request | {"cpu_seconds": int(limits.submission_seconds) + 1}).encode()


def _make_scratch() -> str:
    scratch = tempfile.mkdtemp(prefix="sparsecraft-")
    if os.getuid() == 0:
        os.chown(scratch, become_nobody.NOBODY, become_nobody.NOBODY)
    return scratch
