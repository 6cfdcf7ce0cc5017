"""The demo class, graded by the command: fair to the honest, deaf to the hostile, each mistake called by its name."""

import csv
import json
import os
import re
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

import pytest
from conftest import COMMAND, exercise, run_command, submit

from sparsecraft_grader import become_nobody
from sparsecraft_grader.assignment import load_assignment
from sparsecraft_grader.pasted import mistaken_cells
from sparsecraft_grader.results import Status

EXERCISES = tuple(load_assignment("lasso").exercises)


def mistakes():
    """What the demo's mistaken students got wrong, student by student: exercise -> misconception."""
    suite = load_assignment("lasso").suite
    columns = [[(name, wrong) for wrong in mistaken_cells(suite, name)] for name in EXERCISES]
    return {f"mistaken-{n:02}": dict(filter(None, row)) for n, row in enumerate(zip_longest(*columns), 1)}


def test_the_demo_is_a_class_of_forty_with_a_report(demo, demo_results):
    folder, done = demo
    assert len(demo_results) == 40
    assert f"Report: {folder}/results/report.html" in done.stdout
    assert (folder / "results" / "report.html").stat().st_size > 5000


def test_right_answers_in_every_style_get_full_marks(demo_results):
    right = {student: result for student, result in demo_results.items() if student.startswith("right-")}
    assert len(right) >= 8
    assert {student: result.score for student, result in right.items()} == dict.fromkeys(right, 20)


def test_every_misconception_loses_marks_and_gets_its_own_hint(demo_results):
    for student, wrong in mistakes().items():
        for name in EXERCISES:
            judged = exercise(demo_results[student], name)
            assert judged.misconception == wrong.get(name), (student, name)
            assert (judged.score < judged.max_score) == (name in wrong), (student, name)
            assert bool(judged.hint) == (name in wrong)


def test_no_attack_gains_a_mark_or_costs_another(demo_results):
    hostile = {student: result for student, result in demo_results.items() if student.startswith("hostile-")}
    assert len(hostile) >= 12
    for student, result in hostile.items():
        if result.status is Status.INVALID:
            assert result.score == 0
            continue
        assert exercise(result, "soft_threshold").score == 0, student
        assert result.score == result.max_score - exercise(result, "soft_threshold").max_score, student


def test_a_stub_is_not_attempted_and_not_reproached(demo, demo_results):
    folder, _ = demo
    assert demo_results["untouched"].score == 0
    assert all(not e.attempted and e.checks == () and e.hint is None for e in demo_results["untouched"].exercises)
    page = (folder / "results" / "untouched" / "lasso.html").read_text()
    assert not re.search(r"\b(wrong|fail|failed|incorrect|error)\b", re.sub(r"<style.*?</style>", "", page, flags=re.S))


def test_half_done_work_gets_its_half(demo_results):
    half = demo_results["half-done"]
    assert [e.attempted for e in half.exercises] == [True] * 3 + [False] * 4
    assert half.score == sum(e.max_score for e in half.exercises[:3])


def test_the_table_agrees_with_the_records(demo, demo_results):
    with open(demo[0] / "results" / "grades.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["student"] for row in rows] == sorted(demo_results)
    for row in rows:
        result = demo_results[row["student"]]
        assert (row["assignment"], row["status"]) == ("lasso", result.status)
        assert (float(row["score"]), float(row["max_score"])) == (result.score, result.max_score)


def test_records_have_the_fields_of_the_contract_and_points_add_up(demo):
    for path in (demo[0] / "results").glob("*/lasso.json"):
        record = json.loads(path.read_bytes())
        assert list(record) == ["student", "assignment", "status", "score", "max_score", "notes", "exercises"]
        assert record["score"] == pytest.approx(sum(e["score"] for e in record["exercises"]))
        for e in record["exercises"]:
            assert list(e) == ["name", "attempted", "score", "max_score", "misconception", "hint", "checks"]
            assert e["score"] == pytest.approx(sum(c["points"] for c in e["checks"] if c["passed"]))
            assert e["max_score"] == pytest.approx(sum(c["points"] for c in e["checks"])) or not e["checks"]


def test_results_are_the_same_bytes_whatever_the_number_of_jobs(demo, tmp_path):
    folder, _ = demo
    done = run_command("grade", folder / "submitted", "--out", tmp_path, "--jobs", "1")
    assert done.returncode == 0
    files = {path.relative_to(tmp_path) for path in tmp_path.rglob("*.*")} - {Path("journal.jsonl")}
    assert len(files) == 2 * 40 + 2
    for name in files:
        assert (tmp_path / name).read_bytes() == (folder / "results" / name).read_bytes(), name


@pytest.mark.skipif(os.getuid() != 0, reason="runs as an ordinary user already")
def test_an_ordinary_user_gets_the_same_results(tmp_path_factory, demo, answers):
    folder = tmp_path_factory.mktemp("ordinary")
    for place in [folder, *folder.parents[:2]]:
        place.chmod(0o777)
    for student in ("right-loops", "mistaken-01", "hostile-exit"):
        submit(folder / "submitted", student, (demo[0] / "submitted" / student / "lasso" / "lasso.ipynb").read_bytes())
    places = [Path(sys.prefix), Path(sys.base_prefix), Path(become_nobody.__file__).parents[2]]
    command = [COMMAND, "grade", folder / "submitted", "--out", folder / "results"]
    done = subprocess.run(
        [sys.executable, become_nobody.__file__, *places, "--", *command],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder)},
    )
    assert done.returncode == 0, done.stderr
    for student in ("right-loops", "mistaken-01", "hostile-exit"):
        ours = (demo[0] / "results" / student / "lasso.json").read_bytes()
        assert (folder / "results" / student / "lasso.json").read_bytes() == ours
