"""A hidden suite that its author got wrong: the command says what is wrong and where, and grades nobody by it."""

import subprocess

import pytest
from conftest import COMMAND, exercise, read_result, submit

from sparsecraft_grader.demo import fill_in

SUITE = "autograder/suites/lasso"


@pytest.fixture
def grade_with(other_course, tmp_path, answers):
    """A function that grades one right submission with a changed suite: a file's name, and what becomes of its text."""
    folder, environment = other_course
    submit(tmp_path / "submitted", "ada", fill_in("lasso", answers))

    def grade(name, change):
        path = folder / SUITE / name
        path.write_text(change(path.read_text()))
        command = [COMMAND, "grade", tmp_path / "submitted", "--out", tmp_path / "results"]
        return subprocess.run(command, env=environment, capture_output=True, text=True)

    return grade


def without_the_first_check(text):
    first = next(line for line in text.splitlines() if line.startswith("@check("))
    return text.replace(first, "", 1)


BROKEN = {
    "a check without points": (
        "test_alpha_max.py",
        without_the_first_check,
        ["test_alpha_max.py::test_", "has no @check"],
    ),
    "a fixture made anew for every check": (
        "conftest.py",
        lambda text: text.replace('scope="session"', 'scope="function"'),
        ["scope='session', which", "have not"],
    ),
    "not Python": ("test_alpha_max.py", lambda text: f"{text}\n)", ["test_alpha_max.py", "SyntaxError"]),
    "an import that is not there": ("conftest.py", lambda text: f"import poetry\n{text}", ["poetry"]),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_it_is_refused_before_anybody_is_graded(grade_with, tmp_path, broken):
    name, change, said = BROKEN[broken]
    done = grade_with(name, change)
    assert done.returncode == 1
    assert all(part in done.stderr for part in said)
    assert not (tmp_path / "results" / "ada").exists()


FAULTY = """

@check("trips over every answer", points=1.0)
def test_faulty(student):
    student.alpha_max(np.eye(2), np.ones(2)).no_such_attribute
"""


def test_a_check_that_fails_by_itself_is_a_fault_of_ours_and_said_to_be_one(grade_with, tmp_path):
    done = grade_with("test_alpha_max.py", lambda text: text + FAULTY)
    assert done.returncode == 1
    assert "test_alpha_max.py::test_faulty: AttributeError" in done.stderr
    checks = exercise(read_result(tmp_path / "results", "ada"), "alpha_max").checks
    assert {check.message for check in checks if not check.passed} == {"This check could not make sense of the answer."}


def test_a_check_that_wants_a_function_that_the_library_has_not_says_which(grade_with):
    faulty = FAULTY.replace("(student)", "(student, reference)").replace("student.alpha_max", "reference.alphamax")
    assert "the library has no 'alphamax'" in grade_with("test_alpha_max.py", lambda text: text + faulty).stderr
