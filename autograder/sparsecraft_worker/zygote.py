"""The fork server: imports what notebooks need once, then forks a fresh child for every submission.

Started by the grader with a control socket and a configuration. It never runs student code and holds no secret.
It serves one child at a time:

    grader -> zygote  {limits...} with the connection of the child to fork as a descriptor
    grader -> zygote  "kill" the child, or nothing if it is gone already
    zygote -> grader  {"ready": {...}} once, then {"exit": wait status, "full": folder over its limits} per child
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import random
import select
import signal
import socket
import sys
import sysconfig
import traceback
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from IPython.core.interactiveshell import InteractiveShell

from sparsecraft_worker import landlock, seccomp
from sparsecraft_worker.cells import Shell, make_shell, run_cell
from sparsecraft_worker.folder import Folder
from sparsecraft_worker.lockdown import Limits, Walls, lock_down
from sparsecraft_worker.serve import Server

PLOTTING = (
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "matplotlib_inline.backend_inline",
    "mpl_toolkits",
    "pylab",
)
WARM_UP = (
    "import numpy as np\nnp.arange(3.0) @ np.ones(3)",
    "print(1)\n{'a': 1}",
    "1 / 0",
    "(",
    "np.linalg.solve(np.eye(2), np.random.default_rng(0).normal(size=2))",
)
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
SYSTEM_FILES = ("/usr/share/zoneinfo", "/etc/ld.so.cache", "/etc/localtime")
SYSTEM_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")
LOOK_SECONDS = 0.1
MAX_MESSAGE = 1 << 16
SEED = 20_240_229


def main() -> None:
    """Warm up, say so, then serve until the grader hangs up.

    Arguments: control descriptor, scratch folder, "safe" or "unsafe", "plain" or "plots" for one with matplotlib.
    """
    control, unsafe, plots = socket.socket(fileno=int(sys.argv[1])), sys.argv[3] == "unsafe", sys.argv[4] == "plots"
    folder = Folder(sys.argv[2])
    os.environ.update(dict.fromkeys(("HOME", "TMPDIR", "MPLCONFIGDIR"), folder.path))
    if plots:
        _load_matplotlib()
    shell = _warm_shell(plots)
    walls = Walls(None, False) if unsafe else _build_walls(folder.path)
    threads = _threads_of_this_user()
    gc.collect()
    gc.freeze()
    try:
        _serve(control, folder, walls, shell, threads)
    except ConnectionError:
        pass  # the grader has hung up
    finally:
        folder.remove()


def _serve(control: socket.socket, folder: Folder, walls: Walls, shell: Shell, threads: int) -> None:
    """Fork a child for every request; ConnectionError when the grader is gone."""
    wakeup = _wake_on_child_exit()
    _say(control, {"ready": {"landlock": landlock.abi(), "threads": len(os.listdir("/proc/self/task"))}})
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, MAX_MESSAGE, 1)
        if not message:
            raise ConnectionError
        if not descriptors:  # a late kill: the child it meant is gone already
            continue
        limits = Limits(**json.loads(message))
        limits = replace(limits, threads=limits.threads + threads)
        parent, child = os.getpid(), os.fork()
        if child == 0:
            _become_student(socket.socket(fileno=descriptors[0]), parent, folder.path, limits, walls, shell)
        os.close(descriptors[0])
        _say(control, _wait(control, wakeup, child, folder, limits))


def _become_student(
    connection: socket.socket, parent: int, scratch: str, limits: Limits, walls: Walls, shell: Shell
) -> None:
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        connection = lock_down(connection, parent, scratch, limits, walls)
        np.random.seed(SEED)  # noqa: NPY002 - the generator that students' np.random.rand uses
        random.seed(SEED)
        Server(connection, shell, limits.output_characters).run()
    except BaseException:
        traceback.print_exc()
    os._exit(1)


def _wait(control: socket.socket, wakeup: socket.socket, child: int, folder: Folder, limits: Limits) -> dict[str, Any]:
    """How the child ended; kills it when the grader says so or is gone, and when its folder is over the limits."""
    full = False
    while True:
        finished, status = os.waitpid(child, os.WNOHANG)
        if finished:
            folder.clear()
            return {"exit": status, "full": full}
        ready, _, _ = select.select([control, wakeup], [], [], LOOK_SECONDS)
        if wakeup in ready:
            wakeup.recv(MAX_MESSAGE)
        elif control in ready:
            gone = not control.recv(MAX_MESSAGE)
            os.kill(child, signal.SIGKILL)
            if gone:
                os.waitpid(child, 0)
                raise ConnectionError
        elif not full and folder.is_over(limits):
            full = True
            os.kill(child, signal.SIGKILL)


def _wake_on_child_exit() -> socket.socket:
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    signal.set_wakeup_fd(writer.detach())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    return reader


def _load_matplotlib() -> None:
    for name in PLOTTING:
        importlib.import_module(name)
    pyplot = sys.modules["matplotlib.pyplot"]
    pyplot.switch_backend("agg")
    pyplot.plot([1, 2])
    pyplot.title("warm up")
    pyplot.gcf().canvas.draw()
    pyplot.close("all")


def _warm_shell(plots: bool) -> Shell:
    """A shell that has taken every path that a cell takes, so that no child pays for it."""
    shell = make_shell(plots)
    for source in WARM_UP:
        run_cell(shell, {"cell": 0, "source": source, "seconds": 60, "clock": 60}, output_characters=1000)
    InteractiveShell.reset(shell, new_session=True)
    return shell


def _build_walls(scratch: str) -> Walls:
    if not seccomp.is_supported():
        raise SystemExit("no seccomp filters on this kernel or processor: student code can't be locked in")
    readable, standard_library = _readable(), _standard_library_folders()
    sys.path[:] = [entry for entry in sys.path if entry in standard_library]
    importlib.invalidate_caches()
    sys.path_importer_cache.clear()
    if not landlock.abi():
        return Walls(None, True)
    return Walls(landlock.build_ruleset(standard_library, readable, [scratch, *DEVICES]), True)


def _threads_of_this_user() -> int:
    """RLIMIT_NPROC counts the threads of a user, not of a process: so many are there already."""
    count = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        count += int(fields["Threads"]) if int(fields["Uid"].split()[0]) == os.getuid() else 0
    return count


def _readable() -> list[str]:
    """The standard library and the packages that are loaded by now; no other package, so none can be imported."""
    paths = {*SYSTEM_FILES, *_system_libraries(), *_standard_library()}
    for name, module in list(sys.modules.items()):
        origin = getattr(module, "__file__", None)
        if origin and "." not in name and name not in ("__main__", "sparsecraft_worker"):
            paths |= _package(Path(origin))
    return sorted(paths)


def _system_libraries() -> set[str]:
    """Shared libraries of the system and of a Python that brings its own, but no Python packages."""
    folders = [folder for folder in (*SYSTEM_LIBRARIES, f"{sys.base_prefix}/lib") if os.path.isdir(folder)]
    entries = {entry for folder in folders for entry in Path(folder).iterdir()}
    return {str(entry) for entry in entries if not entry.name.startswith("python")}


def _standard_library() -> set[str]:
    entries = {entry for folder in _standard_library_folders() for entry in Path(folder).iterdir()}
    return {str(entry) for entry in entries if entry.name not in ("site-packages", "dist-packages")}


def _standard_library_folders() -> set[str]:
    folders = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    return {folder for base in folders for folder in (base, f"{base}/lib-dynload") if os.path.isdir(folder)}


def _package(origin: Path) -> set[str]:
    """What one top-level module needs on disk: its folder, or its file; and the shared libraries of its wheel."""
    top = origin.parent if origin.stem == "__init__" else origin
    return {str(top), f"{top}.libs"} if top.suffix == "" else {str(top)}


def _say(control: socket.socket, message: dict[str, Any]) -> None:
    control.sendall(json.dumps(message).encode())
