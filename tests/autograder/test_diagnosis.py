"""Which idea is behind wrong answers: one that fits all of them, the nearest one as a guess, or honestly none."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pytest

import sparsecraft
from sparsecraft_grader.assignment import course_folder
from sparsecraft_grader.misconceptions import GUESS, Diagnosis, Explanation, load_misconceptions
from sparsecraft_grader.student import LocalChannel, Student
from sparsecraft_grader.suite import run_session

EXERCISE = "coordinate_step"
BODY = """
def coordinate_step(X, y, w, j, alpha):
    column, n = X[:, j], len(y)
    if not column.any():
        return 0.0
    {change}
    partial = y - X @ w + column * w[j]
    pull = column @ partial / n
    return float(np.sign(pull) * max(abs(pull) - {alpha}, 0.0) / {curvature})
"""
ANSWERS = {
    "right": {},
    "half of alpha": {"alpha": "alpha / 2"},
    "half of alpha, and an argument that is changed": {
        "alpha": "alpha / 2",
        "change": "w[0] = w[0] + 0.0; w += 1; w -= 1",
    },
    "a third of alpha": {"alpha": "alpha / 3"},
    "half of alpha, and only where there are many columns": {"alpha": "alpha / (2 if len(w) > 3 else 1)"},
    "raises": {"change": "raise ValueError"},
}


def explain_all(names):
    """What the diagnosis says of each answer, and what students know of it."""
    explanations, suites = {}, course_folder("suites")

    def story(judge):
        diagnosis = Diagnosis(judge, suites)
        for name in names:
            functions = {**sparsecraft.assignments["lasso"], "np": np}
            exec(
                BODY.format(
                    **{"alpha": "alpha", "change": "pass", "curvature": "(column @ column / n)"} | ANSWERS[name]
                ),
                functions,
            )
            verdicts = judge.judge("lasso", EXERCISE, Student(LocalChannel(functions)))
            explanations[name] = diagnosis("lasso", EXERCISE, verdicts)

    with np.errstate(all="ignore"):
        run_session(suites, ["lasso"], story)
    return explanations


@pytest.fixture(scope="module")
def explanations():
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as pool:
        return pool.submit(explain_all, list(ANSWERS)).result()


@pytest.fixture(scope="module")
def half_alpha():
    known = load_misconceptions(course_folder("suites") / "lasso", EXERCISE)
    return next(wrong for wrong in known if wrong.name == "half_alpha")


def test_answers_that_fit_are_explained_without_reserve(explanations, half_alpha):
    assert explanations["half of alpha"] == Explanation("half_alpha", half_alpha.hint)


@pytest.mark.parametrize("mixed", [name for name in ANSWERS if name.startswith("half of alpha, and")])
def test_a_second_mistake_makes_it_a_guess_that_is_said_to_be_one(explanations, half_alpha, mixed):
    assert explanations[mixed] == Explanation("half_alpha", GUESS + half_alpha.hint)


@pytest.mark.parametrize("name", ["right", "a third of alpha", "raises"])
def test_what_fits_no_mistake_that_we_know_is_not_given_one(explanations, name):
    assert explanations[name] == Explanation()
