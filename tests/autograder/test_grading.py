"""The whole story on real classes, through the command: fair to the honest, deaf to the hostile, silent on secrets."""

import csv
import json
import os
import re
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

import pytest
from conftest import COMMAND, exercise, read_result, run_command, submit

from sparsecraft_grader import become_nobody
from sparsecraft_grader.assignment import load_assignment
from sparsecraft_grader.demo import fill_in
from sparsecraft_grader.pasted import mistaken_cells
from sparsecraft_grader.results import Status

EXERCISES = tuple(load_assignment("lasso").exercises)
MARKER = "SECRET-MARKER"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo class, graded once: the folder, and what the command said."""
    folder = tmp_path_factory.mktemp("demo")
    done = run_command("demo", "--out", folder, "--jobs", "2")
    assert done.returncode == 0, done.stderr
    return folder, done


@pytest.fixture(scope="module")
def demo_results(demo):
    folder, _ = demo
    return {path.name: read_result(folder / "results", path.name) for path in (folder / "submitted").iterdir()}


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


ORPHANAGE = """
import ctypes, signal, subprocess, sys, time
from pathlib import Path
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER: whoever loses its parent becomes a child of ours
command = subprocess.Popen(sys.argv[2:], start_new_session=True)
if sys.argv[1] == "interrupt":
    while not list(Path(sys.argv[-1]).glob("*/*.json")):
        time.sleep(0.1)
    command.send_signal(signal.SIGINT)
status = command.wait(60)
for _ in range(50):
    left = Path("/proc/self/task", str(__import__("os").getpid()), "children").read_text().split()
    left = [pid for pid in left if " Z " not in Path("/proc", pid, "stat").read_text()]
    if not left:
        break
    time.sleep(0.1)
print(status, left)
"""


@pytest.mark.parametrize(("manner", "status"), [("finish", 0), ("interrupt", 130)])
def test_nothing_is_left_running(tmp_path, answers, manner, status):
    for number in range(3):
        submit(tmp_path / "submitted", f"quick-{number}", fill_in("lasso", answers))
        hanging = {"alpha_max": "def alpha_max(X, y):\n    while True: pass"}
        submit(tmp_path / "submitted", f"slow-{number}", fill_in("lasso", answers | hanging))
    command = [COMMAND, "grade", tmp_path / "submitted", "--jobs", "2", "--out", tmp_path / "results"]
    done = subprocess.run(
        [sys.executable, "-c", ORPHANAGE, manner, *command], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == f"{status} []"


def test_results_are_the_same_bytes_whatever_the_number_of_jobs(demo, tmp_path):
    folder, _ = demo
    done = run_command("grade", folder / "submitted", "--out", tmp_path, "--jobs", "1")
    assert done.returncode == 0
    files = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.*"))
    assert len(files) == 2 * 40 + 2
    for name in files:
        assert (tmp_path / name).read_bytes() == (folder / "results" / name).read_bytes(), name


FAULTS = {
    "hangs": "while True: pass",
    "hangs and will not be stopped": "while True:\n        try:\n            while True: sum(range(99))\n"
    "        except BaseException: pass",
    "exits": "import os; os._exit(0)",
    "crashes": "import ctypes; ctypes.string_at(0)",
    "takes all memory": "return np.ones(10**9)",
    "leaves Python": "raise SystemExit(0)",
}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory, answers):
    """One student per fault and place: in the body of the first function, and at the top of its cell."""
    folder = tmp_path_factory.mktemp("faulty")
    name = EXERCISES[0]
    for number, fault in enumerate(FAULTS.values()):
        body = f"def {name}(X, y, w):\n    if True:\n        {fault.replace(chr(10), chr(10) + '    ')}"
        top = f"if True:\n    {fault}" if not fault.startswith("return") else "waste = np.ones(10**9)"
        submit(folder / "submitted", f"body-{number}", fill_in("lasso", answers | {name: body}))
        submit(folder / "submitted", f"top-{number}", fill_in("lasso", answers | {name: top}))
    done = run_command("grade", folder / "submitted", "--out", folder / "results")
    assert done.returncode == 0, done.stderr
    return folder / "results"


@pytest.mark.parametrize("place", ["body", "top"])
@pytest.mark.parametrize("number", range(len(FAULTS)), ids=list(FAULTS))
def test_a_fault_in_one_function_costs_that_function_only(faulty, place, number):
    result = read_result(faulty, f"{place}-{number}")
    assert result.status is Status.GRADED
    assert {e.name: e.score for e in result.exercises} == {
        e.name: 0 if e.name == EXERCISES[0] else e.max_score for e in result.exercises
    }


SABOTAGE = {
    "numpy": "np.abs = np.sign = np.maximum = np.zeros = lambda *a, **k: 0",
    "a later function": "globals()['alpha_max'] = lambda X, y: 0",
    "limits": "import resource; resource.setrlimit(resource.RLIMIT_CPU, (0, 0))",
    "the worker": "import sys; sys.modules['sparsecraft_worker.serve'].Server._reply = lambda s, r: "
    "sys.modules['sparsecraft_worker.wire'].encode({'id': np.full(3, r['id']), 'value': 1.0})",
}


def test_what_a_wrong_function_does_to_its_process_costs_that_function_only(grade):
    first = EXERCISES[0]
    work = {
        f"saboteur-{number}": {first: f"def {first}(X, y, w):\n    {sabotage}\n    return 0.0"}
        for number, sabotage in enumerate(SABOTAGE.values())
    }
    for student, result in grade(work).items():
        assert {e.name for e in result.exercises if e.score < e.max_score} == {first}, student


def test_a_cell_that_awaits_runs_as_in_jupyter(grade, answers):
    awaiting = {"alpha_max": "import asyncio\n" + answers["alpha_max"] + "\nawait asyncio.sleep(0)"}
    assert grade({"ada": awaiting})["ada"].score == 20


def test_long_doubles_are_numbers(grade):
    long = (
        "def residual_sum_of_squares(X, y, w):\n"
        "    r = np.asarray(y - X @ w, dtype=np.longdouble)\n"
        "    return (r * r).sum()"
    )
    assert grade({"ada": {"residual_sum_of_squares": long}})["ada"].score == 20


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


def test_what_could_not_run_at_all_has_a_status_that_says_why(grade):
    nothing = dict.fromkeys(EXERCISES, "")
    results = grade(
        {
            "crashed": nothing | {EXERCISES[0]: "import os\nos._exit(1)"},
            "timeout": nothing | {EXERCISES[0]: "while True:\n    try:\n        while True: sum(range(9))\n"
                                  "    except BaseException: pass"},
        }
    )  # fmt: skip
    assert {student: result.status.value for student, result in results.items()} == {s: s for s in results}
    assert all(result.score == 0 and result.notes for result in results.values())


def test_an_exercise_is_judged_on_its_own_merit(grade, answers):
    leaning = {
        "coordinate_step": answers["coordinate_step"],
        "lasso_coordinate_descent": "def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8):\n"
        "    w = np.zeros(X.shape[1])\n"
        "    for _ in range(max_iter):\n"
        "        before = w.copy()\n"
        "        for j in range(len(w)):\n"
        "            w[j] = coordinate_step(X, y, w, j, alpha)\n"
        "        if np.abs(w - before).max() < tol:\n"
        "            break\n"
        "    return w",
    }
    assert "soft_threshold(" in leaning["coordinate_step"]
    results = grade(
        {
            "helper-wrong": leaning | {"soft_threshold": "def soft_threshold(z, threshold):\n    return z"},
            "helper-missing": leaning | {"soft_threshold": ""},
            "helper-hangs": leaning | {"soft_threshold": "def soft_threshold(z, threshold):\n    while True: pass"},
            "compensating": {
                "residual_sum_of_squares": "def residual_sum_of_squares(X, y, w):\n"
                "    return np.mean((y - X @ w) ** 2)",
                "lasso_objective": "def lasso_objective(X, y, w, alpha):\n"
                "    return residual_sum_of_squares(X, y, w) / 2 + alpha * np.abs(w).sum()",
            },
        }
    )
    for student, spoilt in zip(results, ["soft_threshold"] * 3 + ["residual_sum_of_squares"], strict=True):
        lost = {e.name for e in results[student].exercises if e.score < e.max_score}
        assert lost == {spoilt}, student


LEAKS = {
    "exception text": f"raise ValueError('{MARKER}', X, y, w)",
    "exception class": f"raise type('{MARKER}' + repr(y), (Exception,), {{}})(y)",
    "class of what is returned": f"return type('{MARKER}' + repr(y), (), {{}})()",
    "text": f"return '{MARKER}' + repr(X)",
    "dictionary": f"return {{'{MARKER}': X}}",
    "output": f"print('{MARKER}', X, y, w)",
    "warning": f"import warnings; warnings.warn('{MARKER}' + repr(X))",
    "array of text": f"return np.array(['{MARKER}', repr(X)])",
    "syntax error": f"exec('{MARKER} ' + repr(X))",
    "exception that lies about itself": f"e = type('ValueError', (ValueError,), "
    f"{{'__str__': lambda s: '{MARKER}' + repr(X)}})(); raise e",
    "a line for every value": "code = chr(10).join(f'if k == {i}: raise ValueError' for i in range(999))\n"
    "    exec(compile(code, '<cell 1>', 'exec'), {'k': int(abs(X[0, 0]) * 100) % 999})\n" + "    # line\n" * 999,
}


def test_feedback_carries_no_hidden_input_or_expected_value(grade, tmp_path):
    work = {
        f"leak-{number}": {EXERCISES[0]: f"def {EXERCISES[0]}(X, y, w):\n    {leak}"}
        for number, leak in enumerate(LEAKS.values())
    }
    results = grade(work)
    for number, (kind, leak) in enumerate(LEAKS.items()):
        result = results[f"leak-{number}"]
        assert exercise(result, EXERCISES[0]).score == 0, kind
        for check in exercise(result, EXERCISES[0]).checks:
            said = check.message.replace(leak[:100], "")  # the student's own line may be quoted
            assert MARKER not in said, kind
            assert not re.search(r"\d\.\d|array\(", said), kind
        quoted = {check.message for check in exercise(result, EXERCISES[0]).checks if " on line " in check.message}
        assert len(quoted) <= 1, kind
        page = (tmp_path / "results" / f"leak-{number}" / "lasso.html").read_text()
        assert not re.search(r"-?\d\.\d{4,}", re.sub(r"<(style|svg).*?</\1>", "", page, flags=re.S)), kind


def test_every_damaged_file_gets_invalid_and_everyone_else_is_graded(grade):
    results = grade(
        {
            "empty": b"",
            "garbage": b"\x00\x01\x02",
            "huge": b'{"cells": []}' + b" " * (20 << 20),
            "not-a-notebook": b"<html>log in first</html>",
            "honest": {},
        }
    )
    assert {student: result.status.value for student, result in results.items()} == {
        "empty": "invalid",
        "garbage": "invalid",
        "huge": "invalid",
        "not-a-notebook": "invalid",
        "honest": "graded",
    }
    assert results["honest"].score == 20
    assert all(result.notes for student, result in results.items() if student != "honest")


def test_a_folder_without_its_notebook_is_invalid_and_strangers_are_ignored(tmp_path, answers):
    submitted = tmp_path / "submitted"
    submit(submitted, "ada", fill_in("lasso", answers))
    (submitted / "bob" / "lasso").mkdir(parents=True)
    (submitted / "bob" / "lasso" / "my lasso (1).ipynb").write_bytes(fill_in("lasso", answers))
    (submitted / "ada" / "poetry").mkdir()
    (submitted / ".ipynb_checkpoints" / "lasso").mkdir(parents=True)
    (submitted / "README.txt").write_text("hello")
    assert run_command("grade", submitted, "--out", tmp_path / "results").returncode == 0
    assert {path.name for path in (tmp_path / "results").iterdir()} == {"ada", "bob", "grades.csv", "report.html"}
    assert read_result(tmp_path / "results", "bob").status is Status.INVALID


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["missing", "--out", "results"], "is not a folder"),
        ([".", "--out", "results"], "No submission in"),
        ([".", "--out", "results", "--assignment", "poetry"], "There is: lasso"),
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
