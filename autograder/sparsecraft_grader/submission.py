"""Reads what a student sent: bounded, repaired against the release, never trusted."""

from __future__ import annotations

import ast
import json
import os
import re
import stat
import warnings
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from sparsecraft_grader.assignment import Assignment, Cell, defines
from sparsecraft_grader.limits import Limits

__all__ = ["InvalidSubmission", "Submission", "parse_submission", "read_file"]

BYTES_PER_CONTAINER = 32  # at least, in a notebook full of small lists that is indented as Jupyter saves it
NO_BRACKETS = bytes(set(range(256)) - set(b'"[{'))


class InvalidSubmission(Exception):
    """The file is not a notebook that can be graded; the message tells the student why and what to do."""


@dataclass(frozen=True)
class Submission:
    """The cells to run, in order, and what was noticed on the way.

    `attempted` names the exercises on which the student did anything.
    """

    cells: tuple[Cell, ...]
    attempted: frozenset[str]
    notes: tuple[str, ...]

    @property
    def plots(self) -> bool:
        """Whether any cell mentions matplotlib, by one of its names."""
        return any(name in cell.source for name in ("matplotlib", "pylab") for cell in self.cells)

    def leans_on(self, exercise: str, others: Collection[str]) -> bool:
        """Whether any cell but their own mentions one of `others`, so that `exercise` may call it."""
        return any(
            re.search(rf"\b{other}\b", cell.source)
            for other in others
            for cell in self.cells
            if other != exercise and cell.grade_id != other
        )


@dataclass
class _Repair:
    """The student's cells merged into the release, in the making."""

    cells: list[Cell] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    def note_copy(self, original: Cell) -> None:
        """See a cell of the release's; of two that a student may write the last one counts."""
        if original.grade_id in self.seen and not original.locked:
            self.note(f"There is more than one cell “{original.grade_id}”; they run in order, so the last one counts.")
        self.seen.add(original.grade_id or "")


def read_file(path: Path, cap: int) -> bytes:
    """The file's bytes; InvalidSubmission unless it is a plain file in plain folders, and no larger than `cap`.

    Links, devices and pipes are not followed, and none of them can make this wait.
    """
    if path.parent.is_symlink() or path.parent.parent.is_symlink():
        raise InvalidSubmission("The folder is a link to another place. Submit the .ipynb file itself.")
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise InvalidSubmission(f"The notebook can't be opened ({error.strerror}). Submit it again.") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise InvalidSubmission("The notebook is not a plain file. Submit the .ipynb file itself.")
    with open(descriptor, "rb") as file:
        content = file.read(cap + 1)
    if len(content) > cap:
        raise InvalidSubmission(
            f"The notebook is larger than {cap >> 20} MB. Clear its outputs (menu Edit), save it, submit it again."
        )
    return content


def parse_submission(content: bytes, assignment: Assignment, limits: Limits) -> Submission:
    """Take a submitted notebook apart; InvalidSubmission when it is not one."""
    theirs, notes = _code_cells(_parse(content, limits), limits)
    repair = _merge(theirs, assignment, limits)
    if sum(len(cell.source) for cell in repair.cells) > limits.code_characters:
        raise InvalidSubmission(
            f"The notebook has more than {limits.code_characters} characters of code. "
            "Delete cells that are not yours, save, submit."
        )
    runnable = tuple(cell for cell in repair.cells if cell.runs_in_grading and not _is_untouched(cell, assignment))
    return Submission(runnable, _attempted(runnable, assignment), (*notes, *repair.notes))


def _parse(content: bytes, limits: Limits) -> dict[str, Any]:
    if not content.strip():
        raise InvalidSubmission("The file is empty. Save the notebook and submit it again.")
    if _containers(content) > limits.notebook_bytes // BYTES_PER_CONTAINER:
        raise InvalidSubmission(
            "The notebook's outputs are too large to read. Clear them (menu Edit), save it, submit it again."
        )
    try:
        notebook = json.loads(content.decode("utf-8-sig", "surrogatepass"))
    except (ValueError, RecursionError):
        raise InvalidSubmission(
            "The file is damaged: it is not a notebook (not valid JSON). Open it in Jupyter, save it, submit it again."
        ) from None
    if not isinstance(notebook, dict):
        raise InvalidSubmission("The file is not a notebook. Submit the .ipynb file that you worked in.")
    return notebook


def _containers(content: bytes) -> int:
    """How many lists and objects JSON opens, outside its strings: what they take in memory is many times their text."""
    unescaped = content.replace(rb"\\", b"").replace(rb"\"", b"")
    return sum(map(len, unescaped.translate(None, NO_BRACKETS).split(b'"')[::2]))


def _code_cells(notebook: dict[str, Any], limits: Limits) -> tuple[list[Cell], list[str]]:
    """The cells that hold code, and what is to be said of the notebook's format."""
    cells, notes = notebook.get("cells"), []
    if not isinstance(cells, list) and isinstance(notebook.get("worksheets"), list):
        sheets = [sheet.get("cells") for sheet in notebook["worksheets"] if isinstance(sheet, dict)]
        cells = list(chain.from_iterable(sheet for sheet in sheets if isinstance(sheet, list)))
        notes = ["The notebook is in a format from before 2015; its cells were read all the same."]
    if not isinstance(cells, list):
        raise InvalidSubmission(
            "The file is not a notebook: it has no cells. Submit the .ipynb file that you worked in."
        )
    if len(cells) > limits.notebook_cells:
        raise InvalidSubmission(
            f"The notebook has more than {limits.notebook_cells} cells. Delete those that are not yours, save, submit."
        )
    return [_cell(cell) for cell in cells if isinstance(cell, dict) and cell.get("cell_type") == "code"], notes


def _cell(raw: dict[str, Any]) -> Cell:
    source = raw.get("source", raw.get("input", ""))  # `input` until nbformat 3
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    metadata = raw.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = marks.get("grade_id") if isinstance(marks, dict) else None
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return Cell(
        source.encode(errors="replace").decode() if isinstance(source, str) else "",
        grade_id if isinstance(grade_id, str) else None,
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
    )


def _merge(theirs: list[Cell], assignment: Assignment, limits: Limits) -> _Repair:
    """The release's locked cells, then what students may write and have added, in their order.

    A locked cell that was changed, as Colab allows, runs as a cell of the student's: it may hold what others need.
    """
    released = {cell.grade_id: cell for cell in assignment.cells if cell.grade_id}
    repair = _Repair([cell for cell in assignment.cells if cell.locked])
    for cell in theirs:
        original = released.get(cell.grade_id or "")
        if original is not None:
            repair.note_copy(original)
        if original is not None and original.locked and _is_spare(cell, original):
            continue
        if len(cell.source) > limits.cell_characters:
            name = f"The cell “{original.grade_id}”" if original else "A cell"
            repair.note(f"{name} has more than {limits.cell_characters} characters and was left out.")
        elif original is None:
            repair.cells.append(Cell(cell.source, tags=cell.tags))
        elif original.locked:
            repair.note(f"The locked cell “{original.grade_id}” was changed: the original runs first, then yours.")
            repair.cells.append(Cell(cell.source))
        else:
            repair.cells.append(Cell(cell.source, original.grade_id))
    for name in released:
        if name not in repair.seen:
            repair.note(f"The cell “{name}” is missing: it was deleted, or is not a code cell any more.")
    return repair


def _is_spare(cell: Cell, original: Cell) -> bool:
    """Whether a locked cell need not run: it is as released, or one of the visible checks."""
    return original.graded or cell.source.strip() == original.source.strip()


def _is_untouched(cell: Cell, assignment: Assignment) -> bool:
    """An empty solution cell, or one that still does what the released stub does."""
    stub = assignment.exercises.get(cell.grade_id or "")
    if stub is None:
        return False
    placeholder = stub.source.rstrip().rsplit("\n", 1)[-1].strip()
    return not cell.source.strip() or (placeholder in cell.source and _code_of(cell.source) == _code_of(stub.source))


def _attempted(cells: tuple[Cell, ...], assignment: Assignment) -> frozenset[str]:
    """Exercises whose own cell is touched, or that another cell defines."""
    own = {cell.grade_id for cell in cells if cell.grade_id in assignment.exercises}
    return frozenset(
        name for name in assignment.exercises if name in own or any(defines(cell.source, name) for cell in cells)
    )


def _code_of(source: str) -> str:
    """What a cell does: its syntax tree without comments and docstrings, or its text when it is not Python."""
    try:
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse(source)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node, clean=False) is not None:
                node.body = node.body[1:] or [ast.Pass()]
        return ast.dump(tree) if tree.body else ""
    except Exception:  # Python's parser refuses in many ways: SyntaxError, ValueError, MemoryError, SystemError, ...
        return source.strip()
