"""The system call filter: its numbers, and its answers by a reading of the program that it is."""

import os
import platform
import struct

import pytest

from sparsecraft_worker import seccomp


@pytest.mark.parametrize("machine", seccomp.AUDIT_ARCHITECTURE)
def test_system_call_numbers_are_those_of_libseccomp(machine):
    pyseccomp = pytest.importorskip("pyseccomp")
    architecture = {"x86_64": pyseccomp.Arch.X86_64, "aarch64": pyseccomp.Arch.AARCH64}[machine]
    column = list(seccomp.AUDIT_ARCHITECTURE).index(machine)
    for name, numbers in seccomp.SYSCALLS.items():
        if numbers[column] is not None:
            assert pyseccomp.resolve_syscall(architecture, name) == numbers[column], name


def evaluate(program, number, arguments=(), machine=None):
    """A seccomp filter's answer, by the few BPF instructions that ours use."""
    data = struct.pack(
        "<iIQ6Q", number, machine or seccomp.AUDIT_ARCHITECTURE["x86_64"], 0, *arguments, *[0] * (6 - len(arguments))
    )
    position = accumulator = 0
    while True:
        code, if_true, if_false, constant = struct.unpack_from("HBBI", program, 8 * position)
        position += 1
        match code:
            case seccomp.LOAD:
                accumulator = struct.unpack_from("<I", data, constant)[0]
            case seccomp.AND:
                accumulator &= constant
            case seccomp.JUMP_EQUAL:
                position += if_true if accumulator == constant else if_false
            case seccomp.JUMP_GREATER:
                position += if_true if accumulator > constant else if_false
            case seccomp.RETURN:
                return constant


FILTER = [
    ("read", 0, (), seccomp.ALLOWED),
    ("socket", 41, (), seccomp.REFUSED),
    ("execve", 59, (), seccomp.REFUSED),
    ("fork", 57, (), seccomp.REFUSED),
    ("chmod", 90, (), seccomp.REFUSED),
    ("clone3", 435, (), seccomp.UNKNOWN),
    ("clone of a thread", 56, (0x10000 | 0x100,), seccomp.ALLOWED),
    ("clone of a process", 56, (17,), seccomp.REFUSED),
    ("kill oneself", 62, (1234, 9), seccomp.ALLOWED),
    ("kill another", 62, (1, 9), seccomp.REFUSED),
    ("kill everyone", 62, (0xFFFFFFFF, 9), seccomp.REFUSED),
    ("open to read", 257, (0, 0, os.O_RDONLY), seccomp.ALLOWED),
    ("open to write", 257, (0, 0, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), seccomp.ALLOWED),
    ("truncate while reading", 257, (0, 0, os.O_RDONLY | os.O_TRUNC | os.O_CLOEXEC), seccomp.REFUSED),
    ("truncate without reading or writing", 257, (0, 0, os.O_ACCMODE | os.O_TRUNC), seccomp.REFUSED),
    ("send to the other end", 44, (3, 0x7F00, 5, 0, 0, 0), seccomp.ALLOWED),
    ("send to an address", 44, (3, 0x7F00, 5, 0, 0x7F00, 16), seccomp.REFUSED),
    ("send to an address whose lower half is 0", 44, (3, 0x7F00, 5, 0, 5 << 32, 16), seccomp.REFUSED),
    ("fcntl F_DUPFD", 72, (3, 0), seccomp.ALLOWED),
    ("fcntl F_SETOWN", 72, (3, 8), seccomp.REFUSED),
    ("ioctl TIOCSTI", 16, (0, 0x5412), seccomp.REFUSED),
    ("read one's own limits", 302, (0, 7, 0), seccomp.ALLOWED),
    ("set one's own limits", 302, (0, 7, 0x7F00), seccomp.REFUSED),
    ("set limits from an address whose lower half is 0", 302, (0, 7, 5 << 32), seccomp.REFUSED),
    ("prlimit of another", 302, (1, 7, 0), seccomp.REFUSED),
    ("a number of the x32 interface", 0x40000000 + 1, (), seccomp.KILLED),
    ("an unknown call", 9999, (), seccomp.REFUSED),
]


@pytest.mark.parametrize(
    ("number", "arguments", "answer"), [case[1:] for case in FILTER], ids=[case[0] for case in FILTER]
)
def test_the_filter_answers_as_intended(number, arguments, answer):
    assert evaluate(seccomp.build_program(1234, "x86_64"), number, arguments) == answer


def test_another_processor_s_calls_are_killed():
    assert evaluate(seccomp.build_program(1, "x86_64"), 0, machine=0x40000003) == seccomp.KILLED


def test_this_machine_is_supported():
    assert seccomp.is_supported() == (platform.machine() in ("x86_64", "aarch64"))
