"""What a verdict depends on besides the notebook, as digests: another digest, another verdict perhaps."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import msgspec

import sparsecraft
import sparsecraft_worker
from sparsecraft_grader.assignment import course_folder, load_assignment

__all__ = ["Versions", "digest", "present_versions"]

CODE = frozenset({".py", ".toml", ".ipynb", ".j2", ".css"})


class Versions(msgspec.Struct, frozen=True):
    """`suite`: checks, misconceptions, limits and notebooks of an assignment; `library`: ours, NumPy and Python."""

    suite: str
    library: str
    grader: str


def digest(*pieces: bytes) -> str:
    """Equal for equal bytes, and for practical purposes for no others."""
    return blake2b(b"".join(pieces), digest_size=16).hexdigest()


@cache
def present_versions(assignment: str, unsafe: bool) -> Versions:
    """What judges `assignment` here and now."""
    notebooks = [course_folder(kind) / assignment for kind in ("exercises", "solutions")]
    suite = load_assignment(assignment).suite
    return Versions(
        suite=digest((suite.parent / "conftest.py").read_bytes(), _of_files([suite, *notebooks]).encode()),
        library=_library(),
        grader=_grader() + ("-unsafe" if unsafe else ""),
    )


@cache
def _library() -> str:
    others = f"{platform.python_version()} {version('numpy')}"
    return digest(_of_files([Path(sparsecraft.__file__).parent]).encode(), others.encode())


@cache
def _grader() -> str:
    ours, theirs = Path(__file__).parent, Path(sparsecraft_worker.__file__).parent
    return _of_files([ours, theirs], without=ours / "bundled")


def _of_files(folders: Iterable[Path], without: Path | None = None) -> str:
    hasher = blake2b(digest_size=16)
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in CODE and without not in path.parents:
                hasher.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return hasher.hexdigest()
