"""Ways out that student code might try. The start-up probe runs each inside the wall; one that returns has escaped.

This file is sent to a locked-down child as a cell, so it imports nothing of ours. The first word of each docstring is
the layer that is meant to stop it.
"""

import ctypes
import os
import socket
import sys
from resource import RLIM_INFINITY, RLIMIT_AS, setrlimit

libc = ctypes.CDLL(None, use_errno=True)


def system_call(number, *arguments):
    if libc.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def read_a_hidden_suite(places):
    """Landlock: the checks and the expected answers in them."""
    open(places["suite"]).read()


def read_the_library(places):
    """Landlock: a finished implementation to copy from."""
    open(places["library"]).read()


def import_the_library(places):
    """Landlock: a finished implementation to call."""
    sys.path[:0] = places["packages"]
    from sparsecraft import Lasso


def import_scikit_learn(places):
    """Landlock: somebody else's implementation to call."""
    sys.path[:0] = places["packages"]
    from sklearn.linear_model import Lasso


def import_scipy(places):
    """Landlock: somebody else's implementation to call."""
    sys.path[:0] = places["packages"]
    from scipy import special


def read_the_graders_environment(places):
    """Landlock: secrets in environment variables."""
    open("/proc/1/environ").read()


def list_processes(places):
    """Landlock: who else is running."""
    os.listdir("/proc")


def write_beside_the_scratch_folder(places):
    """Landlock: messages to the next submission."""
    open("../message", "w").write("hello")


def write_to_shared_memory(places):
    """Landlock: messages to the next submission."""
    open("/dev/shm/message", "w").write("hello")


def open_an_internet_socket(places):
    """seccomp: the network."""
    socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def open_a_local_socket(places):
    """seccomp: services of this machine."""
    socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)


def start_a_process(places):
    """seccomp: fork bombs, and work that outlives the submission."""
    if os.fork() == 0:
        os._exit(0)


def run_a_program(places):
    """seccomp: everything installed on this machine."""
    os.execv("/bin/true", ["true"])


def signal_another_process(places):
    """seccomp: killing the grader."""
    os.kill(os.getppid(), 0)


def trace_another_process(places):
    """seccomp: reading the memory of the grader."""
    if libc.ptrace(16, os.getppid(), 0, 0) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def change_permissions(places):
    """seccomp: files of the person who grades."""
    os.chmod(".", 0o700)


def make_a_namespace(places):
    """seccomp: a way to become root in a world of one's own."""
    if libc.unshare(0x10000000) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def set_up_io_uring(places):
    """seccomp: system calls that no filter sees."""
    system_call(425, 1, ctypes.create_string_buffer(120))


def use_a_keyring(places):
    """seccomp: memory that outlives the process."""
    system_call(248 if os.uname().machine == "x86_64" else 217, b"user", b"message", b"hello", 5, -3)


def become_root(places):
    """uid: everything."""
    if os.getuid() != 0:
        os.setuid(0)


def take_8_gigabytes(places):
    """rlimits: all memory of this machine."""
    bytearray(8 << 30)


def raise_a_limit(places):
    """rlimits: all memory of this machine."""
    setrlimit(RLIMIT_AS, (RLIM_INFINITY, RLIM_INFINITY))


def use_an_inherited_descriptor(places):
    """descriptors: whatever the grader had open."""
    for descriptor in range(4, 64):
        try:
            os.fstat(descriptor)
        except OSError:
            continue
        return
    raise OSError("none")
