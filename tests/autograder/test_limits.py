"""Limits: what an assignment may change of them, and what a learner reads when one is hit."""

import subprocess

import pytest
from conftest import COMMAND, exercise, read_result, submit

from sparsecraft_grader.demo import fill_in
from sparsecraft_grader.errors import SuiteError
from sparsecraft_grader.limits import LIMITS, read_limits


def test_without_a_file_the_defaults_hold(tmp_path):
    assert read_limits(tmp_path / "limits.toml") is LIMITS


def test_a_file_changes_what_it_names(tmp_path):
    (tmp_path / "limits.toml").write_text("call_seconds = 10\nnotebook_cells = 7")
    limits = read_limits(tmp_path / "limits.toml")
    assert (limits.call_seconds, limits.notebook_cells, limits.cell_seconds) == (10, 7, LIMITS.cell_seconds)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("call_second = 10", "there is no limit 'call_second'. There is: notebook_bytes"),
        ("call_seconds = 0", "call_seconds must be a positive float, not 0"),
        ("call_seconds = 'ten'", "call_seconds must be a positive float, not 'ten'"),
        ("notebook_cells = 1.5", "notebook_cells must be a positive int, not 1.5"),
        ("notebook_cells = true", "notebook_cells must be a positive int, not True"),
        ("call_seconds = inf", "call_seconds must be a positive float, not inf"),
        ("call_seconds = nan", "call_seconds must be a positive float, not nan"),
        ("call_seconds", "is not TOML"),
    ],
)
def test_a_file_that_makes_no_sense_is_explained(tmp_path, text, says):
    (tmp_path / "limits.toml").write_text(text)
    with pytest.raises(SuiteError, match=says.replace("(", r"\(")):
        read_limits(tmp_path / "limits.toml")


def test_more_processes_on_a_core_have_more_time_by_the_clock_and_no_more_to_compute():
    shared = LIMITS.shared_by(3)
    assert shared.call_seconds == LIMITS.call_seconds
    assert shared.clock_factor == 3 * LIMITS.clock_factor
    assert shared.kill_factor == 3 * LIMITS.kill_factor
    assert shared.submission_seconds == 3 * LIMITS.submission_seconds


TIGHT = """
call_seconds = 1
cell_seconds = 0.5
memory_bytes = 1073741824
output_characters = 100
file_bytes = 1000
folder_entries = 5
"""
HITS = {
    "call": ("while True: pass", "It ran for more than 1 second."),
    "memory": ("return np.ones(10**9)", "It asked for more than 1 GB of memory."),
    "file": ("with open('f', 'w') as f: f.write('x' * 2000)", "(a file may hold 1000 bytes)"),
    "folder": (
        "for k in range(100): open(str(k), 'w').close()\n    import time; time.sleep(1)",
        "It filled its folder with more than 64 MB or 5 files.",
    ),
    "descriptors": ("kept = [open('/dev/null') for k in range(100)]", "(64 files may be open)"),
    "threads": (
        "import threading, time\n    for k in range(500): threading.Thread(target=time.sleep, args=(9,)).start()",
        "(64 threads may run)",
    ),
}


def test_a_limit_that_an_assignment_sets_is_the_one_that_is_hit_and_told(other_course, tmp_path, answers):
    folder, environment = other_course
    (folder / "autograder" / "suites" / "lasso" / "limits.toml").write_text(TIGHT)
    name = "residual_sum_of_squares"
    for kind, (body, _) in HITS.items():
        cell = f"def {name}(X, y, w):\n    {body}"
        submit(tmp_path / "submitted", kind, fill_in("lasso", answers | {name: cell}))
    submit(tmp_path / "submitted", "print", fill_in("lasso", answers, ("print('x' * 1000)",)))
    submit(tmp_path / "submitted", "cell", fill_in("lasso", answers, ("while True: pass",)))
    command = [COMMAND, "grade", tmp_path / "submitted", "--out", tmp_path / "results"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    for kind, (_, says) in HITS.items():
        result = read_result(tmp_path / "results", kind)
        assert {e.name for e in result.exercises if e.score < e.max_score} == {name}, kind
        assert exercise(result, name).checks[0].message.removesuffix(".").endswith(says.removesuffix(".")), kind
        assert says in (tmp_path / "results" / kind / "lasso.html").read_text()
    printed = read_result(tmp_path / "results", "print")
    assert printed.notes == ("A cell printed more than 100 characters; the rest was dropped.",)
    slow = read_result(tmp_path / "results", "cell")
    assert slow.notes == ("A cell ran for more than 0.5 seconds; what it was to define may be missing.",)
    assert (printed.score, slow.score) == (20, 20)
