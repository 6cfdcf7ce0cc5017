"""Which files student code may touch: a Landlock ruleset, everything else on the file system is denied.

Rights are only ever taken away: a ruleset names what it handles, allows some of it beneath some paths, and denies
the rest. From ABI 4 it denies TCP too, from ABI 6 signals and abstract sockets to the outside.

Source: https://docs.kernel.org/userspace-api/landlock.html
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
GET_VERSION, RULE_PATH_BENEATH = 1, 1

WRITE_FILE, READ_FILE, READ_DIR = 1 << 1, 1 << 2, 1 << 3
REMOVE_DIR, REMOVE_FILE, MAKE_DIR, MAKE_REG = 1 << 4, 1 << 5, 1 << 7, 1 << 8
REFER, TRUNCATE, IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
FIRST_RIGHTS = (1 << 13) - 1
BIND_AND_CONNECT_TCP, SCOPE_SOCKETS_AND_SIGNALS = 0b11, 0b11

READ = READ_FILE | READ_DIR
READ_AND_WRITE = READ | WRITE_FILE | TRUNCATE | MAKE_REG | MAKE_DIR | REMOVE_FILE | REMOVE_DIR | REFER
OF_FILES = READ_FILE | WRITE_FILE | TRUNCATE | IOCTL_DEV

_libc = ctypes.CDLL(None, use_errno=True)


def abi() -> int:
    """The kernel's Landlock version, 0 when it has none."""
    return max(0, int(_libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), GET_VERSION)))


def build_ruleset(listable: Iterable[str], readable: Iterable[str], writable: Iterable[str]) -> int:
    """A descriptor of a ruleset: beneath these paths folders may be listed, files read too, and written too."""
    version = abi()
    handled = FIRST_RIGHTS | (REFER if version >= 2 else 0)
    handled |= (TRUNCATE if version >= 3 else 0) | (IOCTL_DEV if version >= 5 else 0)
    attributes = struct.pack("Q", handled)
    attributes += struct.pack("Q", BIND_AND_CONNECT_TCP) if version >= 4 else b""
    attributes += struct.pack("Q", SCOPE_SOCKETS_AND_SIGNALS) if version >= 6 else b""
    ruleset = _call(CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    for path in listable:
        _allow(ruleset, path, READ_DIR)
    for path in readable:
        _allow(ruleset, path, READ & handled)
    for path in writable:
        _allow(ruleset, path, READ_AND_WRITE & handled)
    return ruleset


def restrict_self(ruleset: int) -> None:
    """Put the ruleset on this process, for good; no_new_privs must be set."""
    _call(RESTRICT_SELF, ruleset, 0)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        rights &= rights if os.path.isdir(path) else OF_FILES
        _call(ADD_RULE, ruleset, RULE_PATH_BENEATH, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)


def _call(number: int, *arguments: object) -> int:
    result = int(_libc.syscall(number, *arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), f"Landlock call {number} failed")
    return result
