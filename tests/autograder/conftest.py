"""Real parts for the tests of the grader: the command, notebooks as students send them, a running sandbox."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sparsecraft_grader.assignment import load_assignment
from sparsecraft_grader.demo import fill_in
from sparsecraft_grader.results import Result

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("sparsecraft")


def run_command(*arguments, timeout=300):
    """The finished `sparsecraft` process, its output as text."""
    return subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, text=True, timeout=timeout)


def submit(folder, student, notebook, assignment="lasso"):
    """Put a notebook, given as bytes, where nbgrader would have collected it."""
    place = folder / student / assignment
    place.mkdir(parents=True)
    (place / f"{assignment}.ipynb").write_bytes(notebook)


@pytest.fixture(scope="session")
def answers():
    """Name -> source of the instructor's cell, for every exercise of `lasso`."""
    return dict(load_assignment("lasso").answers)


@pytest.fixture
def other_course(tmp_path):
    """A copy of the course to change, and the environment in which the grader is that copy's."""
    folder = tmp_path / "course"
    for name in ("autograder", "exercises", "solutions"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for place in [folder, *folder.parents[:3]]:
        place.chmod(0o755)
    return folder, os.environ | {"PYTHONPATH": str(folder / "autograder")}


@pytest.fixture
def grade(tmp_path, answers):
    """A function that grades a class for real: student -> notebook bytes, or cells that replace right ones."""

    def grade(submissions, *options):
        for student, work in submissions.items():
            notebook = work if isinstance(work, bytes) else fill_in("lasso", answers | work)
            submit(tmp_path / "submitted", student, notebook)
        done = run_command("grade", tmp_path / "submitted", "--out", tmp_path / "results", *options)
        assert done.returncode == 0, done.stderr
        return {student: read_result(tmp_path / "results", student) for student in submissions}

    return grade


def read_result(results, student):
    """One student's record."""
    return Result.from_json((results / student / "lasso.json").read_bytes())


def exercise(result, name):
    """One exercise of a record."""
    return next(exercise for exercise in result.exercises if exercise.name == name)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo class, graded once: the folder, and what the command said."""
    folder = tmp_path_factory.mktemp("demo")
    done = run_command("demo", "--out", folder, "--jobs", "2")
    assert done.returncode == 0, done.stderr
    return folder, done


@pytest.fixture(scope="session")
def demo_results(demo):
    folder, _ = demo
    return {path.name: read_result(folder / "results", path.name) for path in (folder / "submitted").iterdir()}
