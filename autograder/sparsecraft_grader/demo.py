"""Builds a class for `sparsecraft demo`: right answers, every known misconception, unfinished work and attacks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

from sparsecraft_grader.assignment import Assignment, course_folder, load_assignment
from sparsecraft_grader.pasted import mistaken_cells, right_cells

__all__ = ["build_class", "fill_in"]

ASSIGNMENT = "lasso"
TARGET = "soft_threshold"  # the exercise that hostile students attack; their other answers are right
HOSTILE = Path(__file__).parent / "hostile"
HALF = 3
MESS = (
    "%matplotlib inline\nimport warnings\nprint('checking my work')\nwarnings.warn('just a thought')",
    "!ls\nscratch = [np.sqrt(k) for k in range(5)]\nscratch",
    "def my_helper(a):\n    return a\n\nprint(my_helper(42))",
)


def build_class(submitted: Path) -> None:
    """Write `submitted/<student>/lasso/lasso.ipynb` for everyone in the class."""
    for student, notebook in _students():
        folder = submitted / student / ASSIGNMENT
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{ASSIGNMENT}.ipynb").write_bytes(notebook)


def _students() -> Iterator[tuple[str, bytes]]:
    assignment = load_assignment(ASSIGNMENT)
    answers = dict(assignment.answers)
    yield "right-instructor", fill_in(ASSIGNMENT, answers)
    for style, cells in right_cells(assignment.suite).items():
        yield f"right-{style.replace('_', '-')}", fill_in(ASSIGNMENT, cells)
    yield "right-but-messy", fill_in(ASSIGNMENT, answers, MESS)
    yield "right-but-rearranged", _rearranged(fill_in(ASSIGNMENT, answers))
    for number, cells in enumerate(_mistakes(assignment), 1):
        yield f"mistaken-{number:02}", fill_in(ASSIGNMENT, answers | cells)
    yield "untouched", fill_in(ASSIGNMENT, {})
    yield "half-done", fill_in(ASSIGNMENT, dict(list(answers.items())[:HALF]))
    for path in sorted(HOSTILE.glob("*.py")):
        attack = path.read_text()
        yield f"hostile-{path.stem.replace('_', '-')}", fill_in(ASSIGNMENT, answers | {TARGET: attack})
    yield "hostile-damaged-notebook", fill_in(ASSIGNMENT, answers)[:5000]
    yield "hostile-empty-file", b""


def _mistakes(assignment: Assignment) -> Iterator[dict[str, str]]:
    """One student per row of misconceptions, until every misconception of every exercise has been had."""
    per_exercise = [
        [(exercise, source) for source in mistaken_cells(assignment.suite, exercise).values()]
        for exercise in assignment.exercises
    ]
    for row in zip_longest(*per_exercise):
        yield dict(mistake for mistake in row if mistake is not None)


def fill_in(assignment: str, answers: Mapping[str, str], extra: tuple[str, ...] = ()) -> bytes:
    """The released notebook with these answers in its solution cells, and `extra` cells behind the first code cell."""
    notebook = json.loads((course_folder("exercises") / assignment / f"{assignment}.ipynb").read_bytes())
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name in answers:
            cell["source"] = answers[name].splitlines(keepends=True)
    first_code = next(index for index, cell in enumerate(notebook["cells"]) if cell["cell_type"] == "code")
    notebook["cells"][first_code + 1 : first_code + 1] = [_code_cell(number, text) for number, text in enumerate(extra)]
    return json.dumps(notebook, indent=1, ensure_ascii=False).encode()


def _rearranged(notebook: bytes) -> bytes:
    """The same work with the cells in reverse order, the first code cell deleted and the last one doubled."""
    content = json.loads(notebook)
    code = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
    content["cells"] = [code[-1], *reversed(code[1:])]
    return json.dumps(content).encode()


def _code_cell(number: int, source: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": f"extra-{number}",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": source.splitlines(keepends=True),
    }
