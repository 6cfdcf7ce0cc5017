"""Run as a script by root: become an unprivileged user for good, then run a command.

    python become_nobody.py NEEDED_PATH... -- COMMAND...

What the command needs may lie where only root can look, such as a Python in root's home. Then a mount namespace of
its own makes exactly those paths visible: an empty folder covers the private one, and the needed paths are bound back.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

NOBODY = 65_534
CLONE_NEWNS = 0x00020000
MS_RDONLY, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 1, 32, 4096, 16384, 1 << 18
OTHERS_MAY_ENTER = 0o001

_libc = ctypes.CDLL(None, use_errno=True)


def main() -> None:
    """Uncover, step down, go."""
    split = sys.argv.index("--")
    needed, command = [Path(path) for path in sys.argv[1:split]], sys.argv[split + 1 :]
    uncover(needed)
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    os.execv(command[0], command)


def uncover(needed: list[Path]) -> None:
    """Make `needed` reachable for everyone, in this process and its children only."""
    covers = {cover: [path for path in needed if cover in path.parents] for cover in _private_folders(needed)}
    if not covers:
        return
    _check(_libc.unshare(CLONE_NEWNS), "unshare")
    _mount(None, "/", MS_REC | MS_PRIVATE)
    for cover, paths in covers.items():
        kept = {path: os.open(path, os.O_PATH) for path in paths}
        _check(_libc.mount(b"tmpfs", os.fsencode(cover), b"tmpfs", 0, b"mode=755,size=1m"), f"cover {cover}")
        for path, descriptor in kept.items():
            path.mkdir(parents=True, exist_ok=True) if os.path.isdir(descriptor) else _touch(path)
            _mount(f"/proc/self/fd/{descriptor}", path, MS_BIND | MS_REC)
            os.close(descriptor)
        _mount(None, cover, MS_REMOUNT | MS_BIND | MS_RDONLY)


def _private_folders(needed: list[Path]) -> list[Path]:
    """The outermost folders above `needed` that others may not enter."""
    private: list[Path] = []
    for path in needed:
        for folder in reversed(path.parents):
            if not folder.stat().st_mode & OTHERS_MAY_ENTER:
                private.append(folder)
                break
    return list(dict.fromkeys(private))


def _touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def _mount(source: str | None, target: str | Path, flags: int) -> None:
    result = _libc.mount(source and os.fsencode(source), os.fsencode(target), None, ctypes.c_ulong(flags), None)
    _check(result, f"mount {target}")


def _check(result: int, what: str) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), f"{what}: {os.strerror(ctypes.get_errno())}")


if __name__ == "__main__":
    main()
