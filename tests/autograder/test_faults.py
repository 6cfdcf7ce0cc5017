"""The plug is pulled: whatever ends a run, the same command goes on from there, and every record is whole."""

import csv
import json
import os
import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest
from conftest import COMMAND, read_result, run_command, submit

from sparsecraft_grader.demo import fill_in
from sparsecraft_grader.results import Result

SIZE = 24
SLEEPY = {"alpha_max": "def alpha_max(X, y):\n    import time\n    time.sleep(0.02)\n    return 0.0"}


@pytest.fixture
def submitted(tmp_path, answers):
    """A class in which every other one is slow and wrong."""
    for number in range(SIZE):
        submit(
            tmp_path / "submitted", f"student-{number:02}", fill_in("lasso", answers | (SLEEPY if number % 2 else {}))
        )
    return tmp_path / "submitted"


@pytest.fixture
def undisturbed(submitted, tmp_path):
    """What a run gives that nothing disturbs: file -> bytes."""
    assert run_command("grade", submitted, "--out", tmp_path / "undisturbed", "--jobs", "2").returncode == 0
    return contents(tmp_path / "undisturbed")


def contents(results):
    """Everything in a results folder that does not depend on the order of arrival."""
    files = (path for path in results.rglob("*") if path.is_file() and path.name != "journal.jsonl")
    return {str(path.relative_to(results)): path.read_bytes() for path in files}


def start(*arguments):
    command = [COMMAND, "grade", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def events(log):
    return [json.loads(line) for line in log.read_text().splitlines()]


def journal(results):
    return [json.loads(line) for line in (results / "journal.jsonl").read_text().splitlines()]


def wait_for_records(results, count, run):
    """Wait until so many records are there."""
    while len(list(results.glob("*/*.json"))) < count:
        assert run.poll() is None, run.communicate()
        time.sleep(0.01)


def below(pid):
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield int(child)
            yield from below(int(child))


def test_killed_again_and_again_it_finishes_with_nothing_lost_and_nothing_twice(submitted, undisturbed, tmp_path):
    results, moments = tmp_path / "results", random.Random(0)
    for _ in range(6):
        run = start(submitted, "--out", results, "--jobs", "2")
        time.sleep(moments.uniform(0.3, 2.0))
        run.kill()
        run.communicate()
        for path in results.glob("*/*.json"):
            assert Result.from_json(path.read_bytes()).student == path.parent.name
        for line in (results / "journal.jsonl").read_text().splitlines() if results.exists() else []:
            json.loads(line)
    done = run_command("grade", submitted, "--out", results, "--log", tmp_path / "log")
    assert done.returncode == 0, done.stderr
    assert contents(results) == undisturbed
    counts = Counter(event["event"] for event in events(tmp_path / "log"))
    assert counts["graded"] + counts["kept"] == SIZE
    assert counts["kept"] > 0
    assert set(Counter(entry["student"] for entry in journal(results)).values()) == {1}


def test_interrupted_it_says_how_to_go_on_and_goes_on(submitted, undisturbed, tmp_path):
    results = tmp_path / "results"
    run = start(submitted, "--out", results, "--jobs", "1")
    wait_for_records(results, 3, run)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=2)
    assert run.returncode == 130
    assert "The same command goes on from here." in said
    n_kept = len(journal(results))
    assert 3 <= n_kept < SIZE
    assert f"{n_kept} of {SIZE} are graded" in said
    done = run_command("grade", submitted, "--out", results, "--log", tmp_path / "log")
    assert done.returncode == 0
    assert Counter(event["event"] for event in events(tmp_path / "log"))["kept"] == n_kept
    assert contents(results) == undisturbed


@pytest.mark.parametrize("victims", ["fork servers", "grading processes"])
def test_what_the_kernel_ends_is_started_again(submitted, undisturbed, tmp_path, victims):
    results = tmp_path / "results"
    run = start(submitted, "--out", results, "--jobs", "2")
    for count in (2, 8):
        wait_for_records(results, count, run)
        ours = [pid for pid in below(run.pid) if b"sparsecraft_grader.grading_process" in command_line(pid)]
        theirs = [pid for parent in ours for pid in children(parent)]
        for pid in ours if victims == "grading processes" else theirs:
            os.kill(pid, signal.SIGKILL)
    _, said = run.communicate()
    assert run.returncode == 0, said
    assert contents(results) == undisturbed


def command_line(pid):
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def children(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_only_what_changed_is_graded_again_unless_forced(submitted, tmp_path, answers):
    results = tmp_path / "results"

    def graded_by(*options):
        assert run_command("grade", submitted, "--out", results, "--log", tmp_path / "log", *options).returncode == 0
        return {event["student"] for event in events(tmp_path / "log") if event["event"] == "graded"}

    everyone = {path.name for path in submitted.iterdir()}
    assert graded_by() == everyone
    assert graded_by() == set()
    (submitted / "student-03" / "lasso" / "lasso.ipynb").write_bytes(fill_in("lasso", answers))
    (results / "student-04" / "lasso.json").write_text("damaged")
    (results / "student-05" / "lasso.html").unlink()
    lines = (results / "journal.jsonl").read_text().splitlines()
    lines = [line.replace('"suite":"', '"suite":"an-older-') if '"student-06"' in line else line for line in lines]
    torn = "\n".join([*lines, '{"student": "student-07", "assignm'])
    (results / "journal.jsonl").write_text(torn)
    assert graded_by() == {f"student-0{number}" for number in (3, 4, 5, 6)}
    assert graded_by() == set()
    assert graded_by("--force") == everyone
    assert graded_by("--unsafe-no-sandbox") == everyone
    assert read_result(results, "student-03").score == 20


def test_a_submission_that_is_new_joins_the_table_and_one_that_is_gone_leaves_it(submitted, tmp_path, answers):
    results = tmp_path / "results"
    assert run_command("grade", submitted, "--out", results).returncode == 0
    shutil.rmtree(submitted / "student-00")
    submit(submitted, "zoe", fill_in("lasso", answers))
    assert run_command("grade", submitted, "--out", results).returncode == 0
    with open(results / "grades.csv", newline="") as file:
        students = [row["student"] for row in csv.DictReader(file)]
    assert students == [*(f"student-{number:02}" for number in range(1, SIZE)), "zoe"]


def test_one_run_at_a_time_writes_to_a_folder(submitted, tmp_path):
    run = start(submitted, "--out", tmp_path / "results", "--jobs", "1")
    wait_for_records(tmp_path / "results", 1, run)
    second = run_command("grade", submitted, "--out", tmp_path / "results")
    assert (second.returncode, "another run is writing" in second.stderr) == (2, True)
    assert run.communicate()[1] is not None
    assert run.returncode == 0


SMALL_DISK = """
mount -t tmpfs -o size={size} tmpfs "$1" || exit 99
"$2" grade "$3" --out "$1/results" --jobs 2; echo "first $?"
mount -o remount,{then} "$1"
"$2" grade "$3" --out "$1/results" --jobs 2; echo "second $?"
cp -r "$1/results" "$4"
"""


@pytest.mark.skipif(os.getuid() != 0, reason="only root can make a small disk")
@pytest.mark.parametrize(
    ("size", "then", "first", "second", "says"),
    [
        ("300k", "size=100m", 1, 0, "the disk is full. Free some space, and give the same command again"),
        ("100m", "ro", 0, 2, "the file system is read-only. Make it writable, or give another --out"),
    ],
)
def test_a_disk_that_takes_no_more(submitted, undisturbed, tmp_path, size, then, first, second, says):
    (tmp_path / "disk").mkdir()
    script = SMALL_DISK.format(size=size, then=then)
    arguments = [tmp_path / "disk", COMMAND, submitted, tmp_path / "copy"]
    done = subprocess.run(["unshare", "--mount", "sh", "-c", script, "sh", *arguments], capture_output=True, text=True)
    if done.returncode == 99:
        pytest.skip("no file system can be mounted here")
    assert f"first {first}" in done.stdout, done.stderr
    assert f"second {second}" in done.stdout, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(tmp_path / "copy") == undisturbed
