"""What the command says and leaves behind, besides marks."""

import csv
import os
import subprocess
import sys

import pytest
from conftest import COMMAND, read_result, run_command, submit

from sparsecraft_grader.assignment import find_assignments
from sparsecraft_grader.demo import fill_in
from sparsecraft_grader.results import Status

ORPHANAGE = """
import ctypes, signal, subprocess, sys, time
from pathlib import Path
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER: whoever loses its parent becomes a child of ours
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would ignore it, as would ours
command = subprocess.Popen(sys.argv[2:], start_new_session=True)
if sys.argv[1] != "finish":
    while not list(Path(sys.argv[-1]).glob("*/*.json")):
        time.sleep(0.1)
    command.send_signal(getattr(signal, sys.argv[1]))
began = time.monotonic()
status = command.wait(60)
seconds = time.monotonic() - began
for _ in range(50):
    left = Path("/proc/self/task", str(__import__("os").getpid()), "children").read_text().split()
    left = [pid for pid in left if " Z " not in Path("/proc", pid, "stat").read_text()]
    if not left:
        break
    time.sleep(0.1)
print(status, left, sys.argv[1] == "finish" or seconds < 2)
"""


@pytest.mark.parametrize("path", [os.environ["PATH"], "/nowhere"], ids=["bubblewrap if there", "without bubblewrap"])
@pytest.mark.parametrize(("manner", "status"), [("finish", 0), ("SIGINT", 130), ("SIGTERM", 130), ("SIGKILL", -9)])
def test_nothing_is_left_running(tmp_path, answers, manner, status, path):
    for number in range(3):
        submit(tmp_path / "submitted", f"quick-{number}", fill_in("lasso", answers))
        hanging = {"alpha_max": "def alpha_max(X, y):\n    while True: pass"}
        submit(tmp_path / "submitted", f"slow-{number}", fill_in("lasso", answers | hanging))
    command = [COMMAND, "grade", tmp_path / "submitted", "--jobs", "2", "--out", tmp_path / "results"]
    environment = os.environ | {"TMPDIR": str(tmp_path / "scratch"), "PATH": path}
    (tmp_path / "scratch").mkdir()
    for folder in [tmp_path / "scratch", *tmp_path.parents[:2], tmp_path]:
        folder.chmod(0o777)
    done = subprocess.run(
        [sys.executable, "-c", ORPHANAGE, manner, *command], capture_output=True, text=True, check=True, env=environment
    )
    assert list((tmp_path / "scratch").iterdir()) == []
    assert done.stdout.splitlines()[-1] == f"{status} [] True"


def test_names_that_would_do_something_elsewhere_do_not(tmp_path):
    for name in ("=1+1", "@sum", "\x1b[2Jgone"):
        submit(tmp_path / "submitted", name, b"")
    done = run_command("grade", tmp_path / "submitted", "--out", tmp_path / "results")
    assert "\x1b" not in done.stdout
    assert "\\x1b[2Jgone" in done.stdout
    with open(tmp_path / "results" / "grades.csv", newline="") as file:
        assert [row["student"] for row in csv.DictReader(file)] == ["\x1b[2Jgone", "'=1+1", "'@sum"]


def test_quiet_says_nothing_but_what_went_wrong(tmp_path, answers):
    submit(tmp_path / "submitted", "ada", fill_in("lasso", answers))
    submit(tmp_path / "submitted", "grades.csv", b"")
    done = run_command("grade", tmp_path / "submitted", "--out", tmp_path / "results", "--quiet")
    assert (done.stdout, done.returncode) == ("", 1)
    assert done.stderr.splitlines() == [
        "grades.csv, lasso: a student's folder can't be named grades.csv, as a results file is: rename it"
    ]


def test_students_with_names_like_ours_or_like_each_other_are_kept_apart(tmp_path, answers):
    for name, cells in {b"bad\xff": answers, b"bad\xfe": {}, b"bad\\xfe": answers, b"grades.csv": {}}.items():
        folder = os.fsencode(tmp_path) + b"/submitted/" + name + b"/lasso"
        os.makedirs(folder)
        with open(folder + b"/lasso.ipynb", "wb") as file:
            file.write(fill_in("lasso", cells))
    done = run_command("grade", tmp_path / "submitted", "--out", tmp_path / "results")
    assert done.returncode == 1
    assert "rename it" in done.stderr
    with open(tmp_path / "results" / "grades.csv", newline="") as file:
        scores = {row["student"]: float(row["score"]) for row in csv.DictReader(file)}
    assert sorted(scores.values()) == [0, 20, 20]
    assert len(scores) == 3


def test_a_folder_without_its_notebook_is_invalid_and_strangers_are_ignored(tmp_path, answers):
    submitted = tmp_path / "submitted"
    submit(submitted, "ada", fill_in("lasso", answers))
    (submitted / "bob" / "lasso").mkdir(parents=True)
    (submitted / "bob" / "lasso" / "my lasso (1).ipynb").write_bytes(fill_in("lasso", answers))
    (submitted / "ada" / "poetry").mkdir()
    (submitted / ".ipynb_checkpoints" / "lasso").mkdir(parents=True)
    (submitted / "README.txt").write_text("hello")
    assert run_command("grade", submitted, "--out", tmp_path / "results").returncode == 0
    files = {"grades.csv", "journal.jsonl", "report.html"}
    assert {path.name for path in (tmp_path / "results").iterdir()} == {"ada", "bob", *files}
    assert read_result(tmp_path / "results", "bob").status is Status.INVALID


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["missing", "--out", "results"], "is not a folder"),
        ([".", "--out", "results"], "No submission in"),
        ([".", "--out", "results", "--assignment", "poetry"], f"There is: {', '.join(find_assignments())}."),
        (["class", "--out", "file/results"], "No results can be written"),
        (["."], "Missing option"),
        ([".", "--out", "results", "--jobs", "0"], "Invalid value"),
    ],
)
def test_wrong_usage_is_explained_and_exits_with_2(tmp_path, arguments, says):
    (tmp_path / "file").write_text("")
    (tmp_path / "class" / "ada" / "lasso").mkdir(parents=True)
    done = subprocess.run([COMMAND, "grade", *arguments], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_sandbox_every_report_says_so(grade, tmp_path):
    result = grade({"ada": {}}, "--unsafe-no-sandbox")["ada"]
    assert any("not locked in" in note for note in result.notes)
    assert "not locked in" in (tmp_path / "results" / "ada" / "lasso.html").read_text()


def test_the_doctor_tries_every_layer():
    done = run_command("doctor")
    assert done.returncode == 0
    assert "Every attempt was stopped" in done.stdout
    assert "GOT OUT" not in done.stdout
