"""Every assignment in `solutions/`: the release is nbgrader's own, its checks are fair, nothing leaks."""

from __future__ import annotations

import ast
import inspect
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from itertools import pairwise
from pathlib import Path

import nbformat
import numpy as np
import pytest

import sparsecraft

ROOT = Path(__file__).parents[1]
ASSIGNMENTS = sorted(path.name for path in (ROOT / "solutions").glob("[!.]*"))
IGNORED = shutil.ignore_patterns(".*")

each_assignment = pytest.mark.parametrize("assignment", ASSIGNMENTS)
source_and_release = pytest.mark.parametrize("directory", ["solutions", "exercises"])


@pytest.fixture
def course(tmp_path):
    """A copy of what makes the checkout an nbgrader course."""
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    for directory in ("solutions", "exercises"):
        shutil.copytree(ROOT / directory, tmp_path / directory, ignore=IGNORED)
    return tmp_path


def run(course, *command):
    """Standard output of a Jupyter command in the course, out of reach of the machine's own configuration."""
    scripts = sysconfig.get_path("scripts")  # where nbgrader finds alembic
    own = {
        "PATH": os.pathsep.join([scripts, os.environ.get("PATH", "")]),
        "JUPYTER_CONFIG_DIR": str(course / ".jupyter"),
        "JUPYTER_NO_CONFIG": "1",
        "TMPDIR": str(course),  # where that setting leaves a folder behind
        "IPYTHONDIR": str(course / ".ipython"),
    }
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=course,
        env=os.environ | own,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def read(folder, directory, assignment):
    return nbformat.read(folder / directory / assignment / f"{assignment}.ipynb", as_version=4)


def graded_cells(notebook):
    """The cells that nbgrader knows, by grade_id."""
    cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    return {cell.metadata.nbgrader.grade_id: cell for cell in cells}


def solution_cells(notebook):
    """The cells in which students write code, by its name."""
    return {name: cell for name, cell in managed_code(notebook) if cell.metadata.nbgrader.solution}


def check_cells(notebook):
    """The cells of visible checks, by the name of what they check."""
    return {name.removesuffix("-tests"): cell for name, cell in managed_code(notebook) if cell.metadata.nbgrader.grade}


def managed_code(notebook):
    return [(name, cell) for name, cell in graded_cells(notebook).items() if cell.cell_type == "code"]


def questions(notebook):
    """The cells in which students write prose that a person reads."""
    managed = [cell for cell in notebook.cells if "nbgrader" in cell.metadata and cell.cell_type == "markdown"]
    return [cell for cell in managed if cell.metadata.nbgrader.solution]


def files(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".ipynb_checkpoints" not in path.parts
    }


def test_there_is_an_assignment():
    assert "lasso" in ASSIGNMENTS


@each_assignment
def test_release_is_what_nbgrader_generates(course, assignment):
    run(course, "nbgrader", "generate_assignment", assignment, "--force")
    assert files(course / "exercises" / assignment) == files(ROOT / "exercises" / assignment)


def test_every_release_has_a_source():
    assert sorted(path.name for path in (ROOT / "exercises").glob("[!.]*")) == ASSIGNMENTS


@each_assignment
def test_solution_passes_every_visible_check(course, assignment):
    report = run(course, "nbgrader", "validate", f"solutions/{assignment}/{assignment}.ipynb")
    assert report.strip() == "Success! Your notebook passes all the tests."


@each_assignment
def test_release_fails_every_visible_check_and_is_unchanged_otherwise(course, assignment):
    report = run(course, "nbgrader", "validate", f"exercises/{assignment}/{assignment}.ipynb")
    n_checks, n_questions = len(check_cells(read(course, "exercises", assignment))), report.count("YOUR ANSWER HERE")
    assert n_questions == 1
    assert f"VALIDATION FAILED ON {n_checks + n_questions} CELL(S)!" in report
    assert report.count("NotImplementedError:") == n_checks


@each_assignment
@source_and_release
def test_figures_draw_or_say_what_is_missing(course, assignment, directory):
    path = course / directory / assignment / f"{assignment}.ipynb"
    run(course, "jupyter", "execute", "--allow-errors", "--inplace", str(path))
    figures = [c for c in read(course, directory, assignment).cells if "figure" in c.metadata.get("tags", [])]
    assert figures
    for cell in figures:
        assert cell.outputs
        assert "error" not in [output.output_type for output in cell.outputs]
        drawn = any("image/png" in output.get("data", {}) for output in cell.outputs)
        assert drawn == (directory == "solutions")


@each_assignment
@source_and_release
def test_notebook_is_saved_clean(assignment, directory):
    text = (ROOT / directory / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert text == nbformat.writes(notebook) + "\n"
    assert notebook.metadata.kernelspec.name == "python3"
    assert "version" not in notebook.metadata.language_info, "it would change with every Python that saves it"
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.outputs for cell in code] == [[]] * len(code)
    assert {cell.execution_count for cell in code} == {None}
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)


@each_assignment
def test_headings_form_an_outline(assignment):
    text = "\n".join(c.source for c in read(ROOT, "solutions", assignment).cells if c.cell_type == "markdown")
    headings = re.findall(r"^(#+) (.+)$", text, flags=re.MULTILINE)
    levels = [len(marks) for marks, _ in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert len({title for _, title in headings}) == len(headings), "a list of headings should tell them apart"


@each_assignment
def test_solution_cells_define_what_the_library_defines(assignment):
    library = sparsecraft.assignments[assignment]
    cells = solution_cells(read(ROOT, "solutions", assignment))
    assert sorted(cells) == sorted(library)
    for name, cell in cells.items():
        (definition,) = ast.parse(cell.source).body
        assert definition.name == name
        assert ast.get_docstring(definition)
        if isinstance(definition, ast.FunctionDef):
            assert plain_signature(definition.args) == plain_signature(inspect.signature(library[name])), name


def plain_signature(signature):
    """Parameter names and defaults as they are written, without annotations."""
    if isinstance(signature, ast.arguments):
        for argument in ast.walk(signature):
            if isinstance(argument, ast.arg):
                argument.annotation = None
        return f"({ast.unparse(signature)})"
    bare = [p.replace(annotation=p.empty) for p in signature.parameters.values()]
    return str(signature.replace(parameters=bare, return_annotation=signature.empty))


@each_assignment
def test_nbgrader_knows_setup_solutions_and_checks(assignment):
    notebook = read(ROOT, "solutions", assignment)
    solutions, checks = solution_cells(notebook), check_cells(notebook)
    assert list(checks) == list(solutions)
    for name, cell in solutions.items():
        marks = cell.metadata.nbgrader
        assert (marks.grade, marks.locked) == (False, False)
        marks = checks[name].metadata.nbgrader
        assert marks.grade_id == f"{name}-tests"
        assert (marks.solution, marks.locked) == (False, True)
        assert marks.points > 0
    setup = graded_cells(notebook)["setup"].metadata.nbgrader
    assert (setup.grade, setup.solution, setup.locked) == (False, False, True)


@each_assignment
def test_one_question_is_for_a_person_who_has_a_model_answer_and_a_marking_scheme(assignment):
    (question,) = questions(read(ROOT, "solutions", assignment))
    marks = question.metadata.nbgrader
    assert (marks.grade, marks.locked) == (True, False)
    assert "**A model answer.**" in question.source
    (promised,) = re.findall(r"\*\*Marking scheme, (\d+) points\.\*\*", question.source)
    assert float(promised) == marks.points > 0
    (released,) = questions(read(ROOT, "exercises", assignment))
    assert released.source == "YOUR ANSWER HERE"


@each_assignment
def test_students_are_told_what_everything_is_worth(assignment):
    notebook = read(ROOT, "exercises", assignment)
    (table,) = [cell.source for cell in notebook.cells if "## How it is marked" in cell.source]
    rows = dict(re.findall(r"^\| *(.+?) *\|.*\| *\**([\d.]+)\** *\|$", table, flags=re.MULTILINE))
    worth = {f"`{name}`": cell.metadata.nbgrader.points for name, cell in check_cells(notebook).items()}
    worth["A written answer"] = questions(notebook)[0].metadata.nbgrader.points
    assert {what: float(points) for what, points in rows.items()} == worth | {"**Total**": sum(worth.values())}


@each_assignment
def test_visible_checks_explain_themselves_and_need_only_numpy(assignment):
    for name, cell in check_cells(read(ROOT, "solutions", assignment)).items():
        nodes = list(ast.walk(ast.parse(cell.source)))
        asserts = [node for node in nodes if isinstance(node, ast.Assert)]
        assert asserts, name
        assert all(node.msg is not None for node in asserts), name
        assert not [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)], name
        assert "HIDDEN" not in cell.source


@each_assignment
def test_visible_checks_accept_the_library(assignment):
    for name, cell in check_cells(read(ROOT, "solutions", assignment)).items():
        exec(compile(cell.source, f"{name}-tests", "exec"), {"np": np, **sparsecraft.assignments[assignment]})


@each_assignment
def test_release_keeps_nothing_of_the_solutions(assignment):
    release = read(ROOT, "exercises", assignment)
    text = "\n".join(cell.source for cell in release.cells)
    assert "BEGIN SOLUTION" not in text
    for name, cell in solution_cells(read(ROOT, "solutions", assignment)).items():
        assert "raise NotImplementedError()" in solution_cells(release)[name].source
        regions = re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", cell.source, flags=re.DOTALL)
        assert regions, name
        lines = [line.strip() for region in regions for line in region.splitlines()]
        assert [line for line in lines if len(line) > 12 and line in text] == [], name
