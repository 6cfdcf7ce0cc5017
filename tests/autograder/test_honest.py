"""Students whom graders punish for no fault of theirs: every submission in `tests/honest/` gets what it deserves."""

import os

import pytest
from conftest import read_result, run_command
from specimens import assert_verdict, read_specimens

HONEST = read_specimens("honest")
JOBS = str(min(2, os.cpu_count() or 1))


@pytest.fixture(scope="module")
def results(tmp_path_factory, answers):
    folder = tmp_path_factory.mktemp("honest")
    for student in HONEST:
        student.submit(folder / "submitted", answers)
    done = run_command("grade", folder / "submitted", "--out", folder / "results", "--jobs", JOBS)
    assert done.returncode == 0, done.stderr
    return folder / "results"


def test_there_are_many_of_them():
    assert len(HONEST) >= 35


@pytest.mark.parametrize("student", HONEST, ids=[student.name for student in HONEST])
def test_honest_work_gets_what_it_deserves(results, student):
    assert_verdict(student, read_result(results, student.student))
