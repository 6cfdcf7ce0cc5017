"""A class in parallel processes, when one of them dies."""

import multiprocessing

from conftest import submit

from sparsecraft_grader.classroom import Failure, find_submissions, grade_class
from sparsecraft_grader.demo import fill_in


def test_a_grading_process_that_dies_costs_one_submission_and_the_rest_is_graded(tmp_path, answers):
    hanging = {"alpha_max": "def alpha_max(X, y):\n    while True: pass"}
    for number in range(5):
        work = answers | (hanging if number == 1 else {})
        submit(tmp_path / "submitted", f"student-{number}", fill_in("lasso", work))
    tasks = find_submissions(tmp_path / "submitted", ["lasso"])
    outcomes = grade_class(tasks, tmp_path / "results", jobs=1)
    first = next(outcomes)
    for process in multiprocessing.active_children():
        process.kill()
    rest = list(outcomes)
    assert first.student == "student-0"
    assert [type(outcome) is Failure for outcome in rest] == [True, False, False, False]
    assert [outcome.student for outcome in rest] == [f"student-{number}" for number in range(1, 5)]
    assert "died" in rest[0].reason
    assert all(outcome.score == 20 for outcome in rest[1:])


def test_submissions_are_found_in_order_and_only_where_they_belong(tmp_path):
    for place in ("bob/lasso", "ada/lasso", ".git/lasso", "carol/other"):
        (tmp_path / place).mkdir(parents=True)
    (tmp_path / "file").write_text("")
    assert [task.student for task in find_submissions(tmp_path, ["lasso"])] == ["ada", "bob"]
