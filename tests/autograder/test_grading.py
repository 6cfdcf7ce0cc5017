"""Fairness and secrecy on real classes: a fault costs its own function only, and feedback tells nothing hidden."""

import re

import pytest
from conftest import exercise, read_result, run_command, submit

from sparsecraft_grader.assignment import load_assignment
from sparsecraft_grader.demo import fill_in
from sparsecraft_grader.results import Status

EXERCISES = tuple(load_assignment("lasso").exercises)

MARKER = "SECRET-MARKER"


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


def test_notebooks_that_plot_are_graded_as_those_that_do_not(grade, answers):
    name = "soft_threshold"
    plotting = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.savefig('mine.png')\nplt.show()\n"
    inside = answers[name].replace("### BEGIN SOLUTION", "import pylab; pylab.figure()")
    results = grade({"above": {name: plotting + answers[name]}, "inside": {name: inside}, "plain": {}})
    assert {student: result.score for student, result in results.items()} == dict.fromkeys(results, 20)


def test_long_doubles_are_numbers(grade):
    long = (
        "def residual_sum_of_squares(X, y, w):\n"
        "    r = np.asarray(y - X @ w, dtype=np.longdouble)\n"
        "    return (r * r).sum()"
    )
    assert grade({"ada": {"residual_sum_of_squares": long}})["ada"].score == 20


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
