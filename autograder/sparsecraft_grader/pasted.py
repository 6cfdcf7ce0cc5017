"""Right and wrong answers that lie beside a suite, as a student would have pasted them into a notebook."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

__all__ = ["mistaken_cells", "right_cells"]


def right_cells(suite: Path) -> dict[str, dict[str, str]]:
    """Style -> exercise -> the source of its cell, for every file in `<suite>/right_answers/`."""
    return {path.stem: definitions(path) for path in sorted((suite / "right_answers").glob("*.py"))}


def mistaken_cells(suite: Path, exercise: str) -> dict[str, str]:
    """Misconception -> the source of a cell that holds it, under the exercise's own name."""
    wrong = definitions(suite / "misconceptions" / f"{exercise}.py")
    return {name: _renamed(source, exercise) for name, source in wrong.items()}


@cache
def definitions(path: Path) -> dict[str, str]:
    """Name -> source of every function and class of a file, without decorators."""
    found = {}
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            node.decorator_list = []
            found[node.name] = ast.unparse(node)
    return found


def _renamed(source: str, name: str) -> str:
    tree = ast.parse(source)
    (node,) = tree.body
    assert isinstance(node, ast.FunctionDef | ast.ClassDef)
    node.name = name
    return ast.unparse(tree)
