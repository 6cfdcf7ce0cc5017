"""Installed from a wheel, everything is there, and student code can reach none of it."""

import json
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from sparsecraft_grader.assignment import load_assignment
from sparsecraft_grader.demo import fill_in

ROOT = Path(__file__).parents[1]
RUN = "from sparsecraft_grader.cli import main; main()"


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A virtual environment with our wheel in it; its dependencies are those of the environment that runs the tests."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist"]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    venv.create(folder / "venv")
    packages = next((folder / "venv").glob("lib/python*/site-packages"))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    subprocess.run([sys.executable, "-m", "zipfile", "-e", wheel, packages], check=True)
    return folder / "venv" / "bin" / "python", packages


def command(python, *arguments):
    done = subprocess.run([python, "-c", RUN, *map(str, arguments)], capture_output=True, text=True, cwd="/")
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_the_wheel_is_what_is_used(installed):
    python, packages = installed
    code = "import sparsecraft, sparsecraft_grader; print(sparsecraft.__file__, sparsecraft_grader.__file__)"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, cwd="/", check=True)
    assert all(Path(place).is_relative_to(packages) for place in done.stdout.split())


def test_the_doctor_finds_no_way_out_of_an_installed_wheel(installed):
    assert "Every attempt was stopped" in command(installed[0], "doctor").stdout


def test_an_installed_wheel_grades_and_keeps_its_secrets(installed, tmp_path):
    python, packages = installed
    answers = dict(load_assignment("lasso").answers)
    solution = packages / "sparsecraft_grader/bundled/solutions/lasso/lasso.ipynb"
    thief = "def soft_threshold(z, threshold):\n    import sys\n    sys.path.insert(0, {0!r})\n    {1}\n    return f(z)"
    thefts = {
        "imports": "from sparsecraft import soft_threshold; f = lambda z: soft_threshold(z, threshold)",
        "imports-scipy": "import scipy.special; f = scipy.special.softmax",
        "executes": f"names = {{}}; exec(open({str(packages / 'sparsecraft' / 'lasso.py')!r}).read(), names)\n"
        "    f = lambda z: names['soft_threshold'](z, threshold)",
        "asks-the-solution": f"open({str(solution)!r})",
    }
    notebooks = {"honest": answers} | {
        name: answers | {"soft_threshold": thief.format(str(packages), theft)} for name, theft in thefts.items()
    }
    for student, cells in notebooks.items():
        folder = tmp_path / "submitted" / student / "lasso"
        folder.mkdir(parents=True)
        (folder / "lasso.ipynb").write_bytes(fill_in("lasso", cells))
    command(python, "grade", tmp_path / "submitted", "--out", tmp_path / "results")
    scores = {
        student: json.loads((tmp_path / "results" / student / "lasso.json").read_bytes())["score"]
        for student in notebooks
    }
    assert scores == {"honest": 20} | dict.fromkeys(thefts, 18)
