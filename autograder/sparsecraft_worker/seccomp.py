"""Which system calls student code may make: a seccomp allow-list, everything else answers EPERM.

The list is what NumPy, IPython and matplotlib need to compute, read their own files and write in a scratch folder.
There is no socket in it (but a pair to oneself, which asyncio wants), no exec, no second process, no ptrace, no chmod.
`clone` may only start threads, `kill` may only aim at oneself, limits may be read and not set, `sendto` may give no
address, and `openat` may truncate only a file that it opens for writing, since old Landlocks miss the rest.

Numbers: Linux `asm/unistd_64.h` for x86-64 and `asm-generic/unistd.h` for aarch64.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from dataclasses import dataclass

# fmt: off
SYSCALLS: dict[str, tuple[int | None, int | None]] = {  # name: (x86-64, aarch64)
    "read": (0, 63), "write": (1, 64), "readv": (19, 65), "writev": (20, 66), "pread64": (17, 67),
    "pwrite64": (18, 68), "lseek": (8, 62), "close": (3, 57), "close_range": (436, 436), "dup": (32, 23),
    "dup2": (33, None), "dup3": (292, 24), "fsync": (74, 82), "ftruncate": (77, 46), "openat": (257, 56),
    "stat": (4, None), "fstat": (5, 80), "lstat": (6, None), "newfstatat": (262, 79), "statx": (332, 291),
    "access": (21, None), "faccessat": (269, 48), "faccessat2": (439, 439), "readlink": (89, None),
    "readlinkat": (267, 78), "getcwd": (79, 17), "chdir": (80, 49), "getdents64": (217, 61),
    "statfs": (137, 43), "fstatfs": (138, 44), "mkdir": (83, None), "mkdirat": (258, 34), "rmdir": (84, None),
    "unlink": (87, None), "unlinkat": (263, 35), "rename": (82, None), "renameat": (264, 38),
    "renameat2": (316, 276), "umask": (95, 166), "mmap": (9, 222), "munmap": (11, 215), "mremap": (25, 216),
    "mprotect": (10, 226), "madvise": (28, 233), "brk": (12, 214), "membarrier": (324, 283),
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139),
    "rt_sigtimedwait": (128, 137), "rt_sigsuspend": (130, 133), "sigaltstack": (131, 132), "pause": (34, None),
    "restart_syscall": (219, 128), "futex": (202, 98), "set_robust_list": (273, 99), "rseq": (334, 293),
    "set_tid_address": (218, 96), "arch_prctl": (158, None), "gettid": (186, 178), "getpid": (39, 172),
    "getppid": (110, 173), "getuid": (102, 174), "geteuid": (107, 175), "getgid": (104, 176),
    "getegid": (108, 177), "getgroups": (115, 158), "getpgrp": (111, None), "getpgid": (121, 155),
    "getsid": (124, 156), "clock_gettime": (228, 113), "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115), "nanosleep": (35, 101), "gettimeofday": (96, 169), "time": (201, None),
    "times": (100, 153), "getitimer": (36, 102), "setitimer": (38, 103), "alarm": (37, None),
    "getrandom": (318, 278), "getrlimit": (97, 163), "getrusage": (98, 165), "sysinfo": (99, 179),
    "uname": (63, 160), "sched_yield": (24, 124), "sched_getaffinity": (204, 123), "getcpu": (309, 168),
    "poll": (7, None), "ppoll": (271, 73), "select": (23, None), "pselect6": (270, 72), "pipe": (22, None),
    "pipe2": (293, 59), "sendto": (44, 206), "recvfrom": (45, 207), "getsockopt": (55, 209),
    "socketpair": (53, 199), "epoll_create1": (291, 20), "epoll_ctl": (233, 21), "epoll_wait": (232, None),
    "epoll_pwait": (281, 22), "exit": (60, 93), "exit_group": (231, 94),
}
CLONE, CLONE3, KILL, TGKILL, PRLIMIT = (56, 220), (435, 435), (62, 129), (234, 131), (302, 261)
IOCTL, FCNTL = (16, 29), (72, 25)
# fmt: on

AUDIT_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32_BIT = 0x40000000
CLONE_THREAD = 0x00010000
TCGETS, FIONBIO, FIOCLEX = 0x5401, 0x5421, 0x5451
FCNTL_COMMANDS = (
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    1030,
)  # dup, flags and locks; not F_SETOWN, F_SETSIG or F_SETPIPE_SZ

LOAD, JUMP_EQUAL, JUMP_GREATER, AND, RETURN = 0x20, 0x15, 0x25, 0x54, 0x06
ALLOWED, KILLED = 0x7FFF0000, 0x80000000
REFUSED, UNKNOWN = 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
OFFSET_NUMBER, OFFSET_ARCHITECTURE, OFFSET_ARGUMENTS = 0, 4, 16
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2


@dataclass(frozen=True)
class Condition:
    """Allow a call when the lower half of `argument`, masked, is one of `values` (or, with `negated`, none of them).

    With `upper` the other half counts instead: an address is nowhere only when both are 0.
    """

    argument: int
    values: tuple[int, ...]
    mask: int = 0xFFFFFFFF
    negated: bool = False
    upper: bool = False


def is_supported() -> bool:
    """Whether this processor has a table here and this kernel has seccomp filters."""
    return platform.machine() in AUDIT_ARCHITECTURE and os.path.exists("/proc/sys/kernel/seccomp/actions_avail")


def build_program(own_pid: int, machine: str) -> bytes:
    """The filter as BPF instructions, for the process `own_pid`."""
    column = list(AUDIT_ARCHITECTURE).index(machine)
    code = [
        _instruction(LOAD, OFFSET_ARCHITECTURE),
        _instruction(JUMP_EQUAL, AUDIT_ARCHITECTURE[machine], 1, 0),
        _instruction(RETURN, KILLED),
        _instruction(LOAD, OFFSET_NUMBER),
    ]
    if machine == "x86_64":
        code += [_instruction(JUMP_GREATER, X32_BIT - 1, 0, 1), _instruction(RETURN, KILLED)]
    conditions = _conditions(own_pid, column)
    for numbers in SYSCALLS.values():
        if numbers[column] is not None and numbers[column] not in conditions:
            code += _answer_if(numbers[column] or 0, ALLOWED)
    code += _answer_if(CLONE3[column], UNKNOWN)  # glibc then falls back to clone, whose flags a filter can read
    for number, together in conditions.items():
        code += _allow_when(number, together)
    return b"".join([*code, _instruction(RETURN, REFUSED)])


def _conditions(own_pid: int, column: int) -> dict[int, tuple[Condition, ...]]:
    """Call -> what must hold, all of it, for the call to be allowed."""
    openat, sendto = SYSCALLS["openat"][column], SYSCALLS["sendto"][column]
    assert openat is not None
    assert sendto is not None
    truncating = (os.O_TRUNC | os.O_RDONLY, os.O_TRUNC | os.O_ACCMODE)
    return {
        openat: (Condition(2, truncating, os.O_TRUNC | os.O_ACCMODE, negated=True),),
        sendto: _is_null(4),
        CLONE[column]: (Condition(0, (CLONE_THREAD,), CLONE_THREAD),),
        KILL[column]: (Condition(0, (own_pid,)),),
        TGKILL[column]: (Condition(0, (own_pid,)),),
        PRLIMIT[column]: (Condition(0, (0,)), *_is_null(2)),  # one's own, to read
        IOCTL[column]: (Condition(1, (TCGETS, FIONBIO, FIOCLEX)),),
        FCNTL[column]: (Condition(1, FCNTL_COMMANDS),),
    }


def _is_null(argument: int) -> tuple[Condition, ...]:
    return Condition(argument, (0,)), Condition(argument, (0,), upper=True)


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)


def _answer_if(number: int, answer: int) -> list[bytes]:
    return [_instruction(JUMP_EQUAL, number, 0, 1), _instruction(RETURN, answer)]


def _allow_when(number: int, together: tuple[Condition, ...]) -> list[bytes]:
    body = [instruction for condition in together for instruction in _refuse_unless(condition)]
    body.append(_instruction(RETURN, ALLOWED))
    return [_instruction(JUMP_EQUAL, number, 0, len(body)), *body]


def _refuse_unless(condition: Condition) -> list[bytes]:
    """Instructions that end with the next one when the condition holds."""
    offset = OFFSET_ARGUMENTS + 8 * condition.argument + 4 * condition.upper
    code = [_instruction(LOAD, offset), _instruction(AND, condition.mask)]
    if condition.negated:
        return code + [part for value in condition.values for part in _answer_if(value, REFUSED)]
    left = len(condition.values)
    code += [_instruction(JUMP_EQUAL, value, left - index, 0) for index, value in enumerate(condition.values)]
    return [*code, _instruction(RETURN, REFUSED)]


def install() -> None:
    """Put the filter on this process, for good; OSError when the kernel refuses it."""
    program = build_program(os.getpid(), platform.machine())
    instructions = ctypes.create_string_buffer(program, len(program))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(instructions)))
    libc = ctypes.CDLL(None, use_errno=True)
    for option, *arguments in (
        (PR_SET_NO_NEW_PRIVS, 1, 0),
        (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(header)),
    ):
        if libc.prctl(option, *map(ctypes.c_ulong, arguments), ctypes.c_ulong(0), ctypes.c_ulong(0)) != 0:
            raise OSError(ctypes.get_errno(), "the kernel refused the system call filter")
