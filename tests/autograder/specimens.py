"""Submissions kept a file each in `tests/attacks/` and `tests/honest/`, with the verdict that each must get.

A file holds what a student does to the assignment `lasso`, whose other cells hold right answers:

* cells, each behind a line `# %% <grade id>` for one of the assignment's or `# %%` for one that the student added
  there; a file without such lines is the cell `soft_threshold`;
* or `def tamper(notebook)`, which gets the solved notebook as JSON and returns it changed, or returns bytes;
* or `def plant(folder, notebook)`, which gets the student's folder and the notebook's bytes and writes what it likes.

Its last lines are `# verdict: ` and `loses nothing`, `loses <exercise>, ...`, `loses part of <exercise>` or a status
other than "graded"; and
`# without the wall: gains` when the attack would get full marks if nothing but the wall were taken away.
"""

import json
import runpy
from dataclasses import dataclass
from pathlib import Path

from sparsecraft_grader.demo import fill_in
from sparsecraft_grader.results import Result, Status

TESTS = Path(__file__).parents[1]
ASSIGNMENT = "lasso"
TARGET = "soft_threshold"


@dataclass(frozen=True)
class Specimen:
    """One file; `name` is its path below its collection, `student` who submits it."""

    path: Path
    name: str
    source: str

    @property
    def student(self) -> str:
        return self.name.replace("/", "-").replace("_", "-")

    @property
    def verdict(self) -> str:
        return self._said("verdict")

    @property
    def needs_the_wall(self) -> bool:
        return "\n# without the wall: gains" in self.source

    def submit(self, submitted, answers):
        """Hand it in as nbgrader would have collected it."""
        folder, solved = submitted / self.student / ASSIGNMENT, fill_in(ASSIGNMENT, answers)
        folder.mkdir(parents=True)
        names = (
            runpy.run_path(str(self.path))
            if self.source.count("\ndef tamper(") + self.source.count("\ndef plant(")
            else {}
        )
        if "plant" in names:
            names["plant"](folder, solved)
        else:
            changed = names["tamper"](json.loads(solved)) if names else self._with_cells(json.loads(solved))
            content = changed if isinstance(changed, bytes) else json.dumps(changed).encode()
            (folder / f"{ASSIGNMENT}.ipynb").write_bytes(content)

    def _said(self, what):
        return next(line.split(": ", 1)[1] for line in self.source.splitlines() if line.startswith(f"# {what}: "))

    def _with_cells(self, notebook):
        cells, place = notebook["cells"], 0
        for grade_id, source in self._cells():
            if grade_id:
                place = position(cells, grade_id)
                cells[place]["source"] = source
            else:
                place = place or position(cells, "setup")
                cells.insert(place + 1, code_cell(source))
                place += 1
        return notebook

    def _cells(self):
        if "\n# %%" not in self.source:
            return [(TARGET, self.source)]
        parts = self.source.split("\n# %%")[1:]
        return [(head.strip(), source) for head, _, source in (part.partition("\n") for part in parts)]


def position(cells, grade_id):
    """Where the cell with this grade id is."""
    ids = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells]
    return ids.index(grade_id)


def code_cell(source):
    """A code cell that a student added."""
    return {
        "cell_type": "code",
        "id": "added",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": source,
    }


def read_specimens(collection):
    """All of `tests/<collection>/`, in order of their names."""
    root = TESTS / collection
    return [
        Specimen(path, str(path.relative_to(root).with_suffix("")), path.read_text())
        for path in sorted(root.rglob("*.py"))
    ]


def assert_verdict(specimen: Specimen, result: Result):
    """The record says what the file's last lines say."""
    verdict = specimen.verdict
    if verdict in (status.value for status in Status if status is not Status.GRADED):
        assert (result.status.value, result.score) == (verdict, 0.0)
        assert result.notes
        return
    spoilt = [] if verdict == "loses nothing" else verdict.removeprefix("loses ").split(", ")
    partly = {name.removeprefix("part of ") for name in spoilt if name.startswith("part of ")}
    lost = set(spoilt) - {f"part of {name}" for name in partly}
    assert lost | partly <= {exercise.name for exercise in result.exercises}
    told = {e.name: [check.message for check in e.checks if not check.passed] for e in result.exercises}
    for exercise in result.exercises:
        if exercise.name in partly:
            assert exercise.score < exercise.max_score, (exercise.name, result.notes, told)
        else:
            expected = 0.0 if exercise.name in lost else exercise.max_score
            assert exercise.score == expected, (exercise.name, result.notes, told)
    assert result.status is Status.GRADED
