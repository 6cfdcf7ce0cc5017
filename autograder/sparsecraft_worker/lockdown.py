"""What a child gives up before it runs a line of student code, step by step, never to get it back.

The order matters: descriptors and session while everything is still allowed, limits, then Landlock, then seccomp,
which forbids all the calls that the earlier steps needed.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import socket
from dataclasses import dataclass

from sparsecraft_worker import landlock, seccomp

CONNECTION = 3
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 38
STACK_BYTES = 8 << 20
KILL_ME_FIRST = b"1000"

_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Limits:
    """What a child may use; `threads` are those of its user, the server's own included."""

    memory_bytes: int
    cpu_seconds: int
    output_characters: int
    file_bytes: int
    folder_bytes: int
    folder_entries: int
    open_files: int
    threads: int


@dataclass(frozen=True)
class Walls:
    """How the child is shut in: `ruleset` is a Landlock descriptor where the kernel has Landlock."""

    ruleset: int | None
    system_calls: bool


def lock_down(connection: socket.socket, parent: int, scratch: str, limits: Limits, walls: Walls) -> socket.socket:
    """Shut this process in for good; returns the connection under its final descriptor."""
    if os.getuid() == 0:
        raise PermissionError("student code must not run as root")
    os.setsid()
    _control_process(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    _be_the_first_to_go()
    os.chdir(scratch)
    _limit(limits)
    _control_process(PR_SET_DUMPABLE, 0)
    _control_process(PR_SET_NO_NEW_PRIVS, 1)
    if walls.ruleset is not None:
        landlock.restrict_self(walls.ruleset)
    connection = _keep_only(connection)
    if walls.system_calls:
        seccomp.install()
    return connection


def _be_the_first_to_go() -> None:
    """When the machine runs out of memory, the kernel ends this process and no other."""
    with contextlib.suppress(OSError):
        descriptor = os.open("/proc/self/oom_score_adj", os.O_WRONLY | os.O_CLOEXEC)
        os.write(descriptor, KILL_ME_FIRST)


def _keep_only(connection: socket.socket) -> socket.socket:
    """Standard streams to nowhere, the connection at descriptor 3, nothing else open."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    if connection.fileno() != CONNECTION:
        os.dup2(connection.detach(), CONNECTION)
        connection = socket.socket(fileno=CONNECTION)
    os.closerange(CONNECTION + 1, 1 << 16)
    return connection


def _limit(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    for what, amount in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, limits.file_bytes),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_NPROC, limits.threads),
        (resource.RLIMIT_STACK, STACK_BYTES),
    ):
        resource.setrlimit(what, (amount, amount))


def _control_process(option: int, value: int) -> None:
    arguments = [ctypes.c_ulong(number) for number in (value, 0, 0, 0)]
    if _libc.prctl(option, *arguments) != 0:
        raise OSError(ctypes.get_errno(), f"prctl {option} failed")
