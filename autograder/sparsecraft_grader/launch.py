"""How the fork server is started: as nobody when root starts it, inside bubblewrap where that is to be had.

These are the outer walls. Landlock, seccomp and limits go around every child, see `sparsecraft_worker.lockdown`.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from pathlib import Path

import sparsecraft_worker
from sparsecraft_grader import become_nobody

__all__ = ["INNER_SCRATCH", "environment", "launch_command"]

WORKER = Path(sparsecraft_worker.__file__).parent
INNER_SCRATCH, INNER_WORKER = "/tmp", "/opt"
SCRATCH_BYTES = 256 << 20
NOT_FOR_STUDENTS = ("sparsecraft", "sparsecraft_grader", "sklearn", "scipy")
START = """
import sys
sys.path.insert(0, sys.argv.pop(1))
sys.path += [folder for folder in sys.argv.pop(1).split(":") if folder not in sys.path]
from sparsecraft_worker import zygote
zygote.main()
"""
VARIABLES = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "MPLBACKEND": "agg",
    "PYTHONHASHSEED": "0",
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
}


def launch_command(control: int, scratch: str, *, bubblewrap: bool, unsafe: bool, plots: bool) -> list[str]:
    """The command line that starts the fork server, with its control socket at descriptor `control`."""
    python = [sys.executable, "-s", "-P", "-B", "-W", "ignore", "-c", START]
    worker = INNER_WORKER if bubblewrap else str(WORKER.parent)
    modes = ["unsafe" if unsafe else "safe", "plots" if plots else "plain"]
    arguments = [worker, ":".join(_package_folders()), str(control), scratch, *modes]
    command = [*(_bubblewrap() if bubblewrap else []), *python, *arguments]
    if os.getuid() != 0:
        return command
    needed = _needed_paths() if bubblewrap else [*_needed_paths(), Path(scratch)]
    return [sys.executable, "-I", "-S", become_nobody.__file__, *map(str, needed), "--", *command]


def environment(scratch: str) -> dict[str, str]:
    """All environment variables that untrusted processes have."""
    return VARIABLES | {"HOME": scratch, "MPLCONFIGDIR": scratch}


def _package_folders() -> list[str]:
    """Where packages are installed, a user's own folder too; not the checkout that an editable install points to."""
    return [folder for folder in sys.path if Path(folder).name in ("site-packages", "dist-packages")]


def _needed_paths() -> list[Path]:
    """What has to be reachable for whoever runs the fork server."""
    executable = Path(sys.executable)
    folders = [WORKER, Path(sys.prefix), Path(sys.base_prefix), *map(Path, _package_folders())]
    paths = [*folders, executable, executable.resolve(), Path(become_nobody.__file__)]
    return list(dict.fromkeys(path for path in paths if not _inside_another(path, paths)))


def _bubblewrap() -> list[str]:
    """A world of its own: read-only system and Python folders, an empty /tmp, no network, no other processes."""
    roots = list(dict.fromkeys([sys.prefix, sys.base_prefix, *_package_folders()]))
    hidden = [place for place in map(_folder_of, NOT_FOR_STUDENTS) if _inside_another(place, list(map(Path, roots)))]
    mounts = [
        ["--ro-bind", "/usr", "/usr"],
        ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"],
        *(_system_folder(name) for name in ("lib", "lib64", "bin")),
        ["--proc", "/proc"],
        ["--dev", "/dev"],
        ["--size", str(SCRATCH_BYTES), "--tmpfs", INNER_SCRATCH],
        *(["--ro-bind", root, root] for root in roots),
        ["--ro-bind", str(WORKER), f"{INNER_WORKER}/{WORKER.name}"],
        *(["--tmpfs", str(place)] for place in hidden),
    ]
    settings = [["--clearenv"], *(["--setenv", *item] for item in environment(INNER_SCRATCH).items())]
    user = ["--unshare-user", "--uid", str(become_nobody.NOBODY), "--gid", str(become_nobody.NOBODY)]
    fences = ["--unshare-all", *user, "--cap-drop", "ALL", "--die-with-parent", "--new-session"]
    return [
        shutil.which("bwrap") or "bwrap",
        *fences,
        *(part for option in [*mounts, *settings] for part in option),
        "--",
    ]


def _system_folder(name: str) -> list[str]:
    path = Path("/", name)
    if path.is_symlink():
        return ["--symlink", os.readlink(path), str(path)]
    return ["--ro-bind-try", str(path), str(path)]


def _folder_of(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent if spec is not None and spec.origin is not None else Path(package)


def _inside_another(path: Path, paths: list[Path]) -> bool:
    return any(other in path.parents for other in paths)
