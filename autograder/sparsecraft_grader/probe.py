"""The start-up probe: tries to get out of a throwaway child, and says through which layers it could."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from pathlib import Path

import sparsecraft
from sparsecraft_grader.assignment import course_folder
from sparsecraft_grader.errors import SandboxError
from sparsecraft_grader.sandbox import Child, Sandbox
from sparsecraft_worker import wire

__all__ = ["Attempt", "probe", "require_walls"]

ESCAPES = Path(__file__).parent / "escapes.py"
SYSTEM_PACKAGES = [*Path("/usr").glob("lib*/python3*/*-packages"), *Path("/usr/local").glob("lib*/python3*/*-packages")]
SECONDS = 5.0
TIME = {"seconds": SECONDS, "clock": SECONDS}


@dataclass(frozen=True)
class Attempt:
    """One way out: the layer that is meant to stop it, what is behind that wall, and whether it held."""

    name: str
    layer: str
    target: str
    stopped: bool


def probe(sandbox: Sandbox) -> list[Attempt]:
    """Try every way out of a child of this sandbox."""
    source = ESCAPES.read_text()
    child, places = _child_with(source, sandbox), _places()
    attempts = []
    for name, layer, target in _ways_out(source):
        request: dict[str, object] = {
            "do": "call",
            "name": name,
            "on": None,
            "arguments": (places,),
            "keywords": {},
            **TIME,
        }
        try:
            stopped = child.ask(request, 2 * SECONDS).get("error") is not None
        except (wire.Disconnected, wire.DeadlinePassed):
            stopped, child = False, _child_with(source, sandbox)
        attempts.append(Attempt(name.replace("_", " "), layer, target, stopped))
    child.end()
    return attempts


def _child_with(source: str, sandbox: Sandbox) -> Child:
    child = sandbox.spawn()
    child.ask({"do": "run", "cell": 0, "source": source, **TIME}, 2 * SECONDS)
    return child


def require_walls(sandbox: Sandbox) -> None:
    """SandboxError when any way out is open."""
    escaped = [attempt.name for attempt in probe(sandbox) if not attempt.stopped]
    if escaped:
        raise SandboxError(
            f"student code could {', '.join(escaped)} on this machine, so nothing is graded here. "
            "`sparsecraft doctor` shows which layer is missing; a Linux kernel from 5.13 on has them all."
        )


def _ways_out(source: str) -> list[tuple[str, str, str]]:
    functions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    documented = [(node.name, ast.get_docstring(node)) for node in functions]
    return [(name, *docstring.split(": ", 1)) for name, docstring in documented if docstring]  # type: ignore[misc]


def _places() -> dict[str, object]:
    library = Path(sparsecraft.__file__)
    return {
        "suite": str(next(course_folder("suites").rglob("test_*.py"))),
        "library": str(library),
        "packages": [str(library.parent.parent), *sys.path, *map(str, SYSTEM_PACKAGES)],
    }
