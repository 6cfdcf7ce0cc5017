"""A class in parallel processes: who is found, and what becomes of them when a process dies."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from conftest import submit

from sparsecraft_grader.classroom import find_submissions
from sparsecraft_grader.demo import fill_in
from sparsecraft_grader.errors import VersionError
from sparsecraft_grader.processes import crowd, grade_here
from sparsecraft_grader.versions import Versions, present_versions
from sparsecraft_grader.work import Done, Failure, Task

HANGING = {"alpha_max": "def alpha_max(X, y):\n    while True: pass"}


@pytest.fixture
def task(answers):
    """A function that makes a task of a student's name and cells."""

    def task(student, cells=None, refusal=None, versions=None):
        notebook = fill_in("lasso", answers | (cells or {}))
        return Task(student, "lasso", notebook, refusal, "digest", versions or present_versions("lasso", False))

    return task


def grading_processes():
    """Process numbers of our children that grade."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [int(pid) for pid in children if b"grading_process" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_a_grading_process_that_is_killed_once_costs_nobody_anything(task):
    outcomes = grade_here([task("first"), task("second", HANGING), task("third")], jobs=1)
    first = next(outcomes)
    for pid in grading_processes():
        os.kill(pid, signal.SIGKILL)
    rest = list(outcomes)
    assert [done.graded.result.student for done in [first, *rest]] == ["first", "second", "third"]
    assert [done.graded.result.score for done in [first, *rest]] == [20, 18, 20]


def test_a_submission_whose_grading_process_dies_every_time_is_a_failure_of_ours_and_the_rest_is_graded(task):
    begun = []

    def tasks():
        yield task("doomed", HANGING)
        begun.append(time.monotonic())
        yield task("next")

    def kill_twice():
        while not grading_processes():
            time.sleep(0.05)
        killed = set()
        while len(killed) < 2:
            for pid in set(grading_processes()) - killed:
                if any(busy_child(pid)):
                    os.kill(pid, signal.SIGKILL)
                    killed.add(pid)
            time.sleep(0.1)

    killer = threading.Thread(target=kill_twice)
    killer.start()
    outcomes = {getattr(outcome, "student", None): outcome for outcome in grade_here(tasks(), jobs=1)}
    killer.join()
    assert outcomes["doomed"] == Failure("doomed", "lasso", "the grading process was killed by signal 9, 2 times")
    assert isinstance(outcomes[None], Done)


def busy_child(pid):
    """The processes below `pid` that have used more processor time than starting up takes."""
    for status in descendants(pid):
        fields = Path(f"/proc/{status}/stat").read_text().rpartition(")")[2].split()
        if (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") > 1.5:
            yield status


def descendants(pid):
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield int(child)
            yield from descendants(int(child))


def test_a_file_that_could_not_be_read_is_an_invalid_submission(task):
    (done,) = grade_here([task("ada", refusal="It is a link.")], jobs=1)
    assert (done.graded.result.status, done.graded.result.notes) == ("invalid", ("It is a link.",))


def test_a_process_of_another_version_does_not_grade(task):
    with pytest.raises(VersionError, match="Install the same everywhere"):
        list(grade_here([task("ada", versions=Versions("other", "library", "grader"))], jobs=1))
    assert grading_processes() == []


def test_no_process_is_started_for_nothing():
    assert list(grade_here([], jobs=4)) == []


def test_processes_that_share_a_core_are_given_more_time_by_the_clock():
    cores = len(os.sched_getaffinity(0))
    assert [crowd(jobs) for jobs in (1, cores, cores + 1, 3 * cores)] == [1, 1, 2, 3]


def test_submissions_are_found_in_order_and_only_where_they_belong(tmp_path):
    for place in ("bob/lasso", "ada/lasso", ".git/lasso", "carol/other"):
        (tmp_path / place).mkdir(parents=True)
    (tmp_path / "file").write_text("")
    assert [place.student for place in find_submissions(tmp_path, ["lasso"])] == ["ada", "bob"]


def test_names_that_are_not_text_are_told_apart(tmp_path):
    for name in (b"bad\xff", b"bad\xfe", b"bad\\xfe", b"good"):
        os.makedirs(os.fsencode(tmp_path) + b"/" + name + b"/lasso")
    found = [place.student for place in find_submissions(tmp_path, ["lasso"])]
    assert sorted(found) == ["bad\\xfe", "bad\\xfe'", "bad\\xff", "good"]


def test_submissions_are_read_when_their_turn_comes(tmp_path, answers):
    for number in range(3):
        submit(tmp_path, f"student-{number}", b"")
    places = find_submissions(tmp_path, ["lasso"])
    assert next(places).student == "student-0"
    (tmp_path / "student-1" / "lasso" / "lasso.ipynb").unlink()
    assert [place.student for place in places] == ["student-1", "student-2"]
