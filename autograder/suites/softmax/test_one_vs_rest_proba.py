"""Hidden checks of one_vs_rest_proba."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "Take the sigmoid of every score by itself, then divide each row by its sum."


@check("sigmoids that share a row", points=1.0)
def test_values(student, reference, problem):
    for seed, n_samples, n_classes in [(51, 7, 3), (52, 4, 4)]:
        X, _, W = problem(seed, n_samples=n_samples, n_classes=n_classes)
        expect_close(
            student.one_vs_rest_proba(X=X, W=W),
            reference.one_vs_rest_proba(X, W),
            factors={"k": n_classes},
            advice=ADVICE,
        )


@check("rows that sum to 1, each by itself", points=0.5)
def test_rows(student, reference, problem, expect_rows_of_probabilities):
    X, _, W = problem(53, n_samples=3)
    answer = student.one_vs_rest_proba(X, W)
    expect_rows_of_probabilities(answer, (3, 3))
    expect_close(answer, reference.one_vs_rest_proba(X, W), advice=ADVICE)


@check("scores far from zero", points=0.5)
def test_far(student, reference):
    X = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 1.0]])
    W = np.array([[900.0, -900.0, 30.0], [2_000.0, 1.0, -14.0]])
    expect_close(
        student.one_vs_rest_proba(X, W),
        reference.one_vs_rest_proba(X, W),
        atol=1e-12,
        advice="Far out a sigmoid is 0 or 1, and nothing is cut off in between.",
    )


@check("a single row, one class, two classes", points=0.5)
def test_small(student, reference):
    for columns, W in [
        ([[1.0]], [[800.0, 0.5]]),
        ([[2.0], [-1.0]], [[1.5]]),
        ([[1.0, 2.0]], [[1.0, 0.0], [0.5, -2.0]]),
    ]:
        X, W = np.array(columns), np.array(W)
        answer, changed = student.one_vs_rest_proba.watched(X, W)
        expect(not changed, "An array of the caller's was modified.")
        expect_close(answer, reference.one_vs_rest_proba(X, W), advice=f"{ADVICE} With a single class that is 1.")


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, problem, variants):
    X, _, W = problem(54, n_samples=6)
    for (columns, coefficients), rtol in variants(X / 2, W / 2):
        answer, changed = student.one_vs_rest_proba.watched(columns, coefficients)
        expect(not changed, "An array of the caller's was modified.")
        expect_close(
            answer,
            reference.one_vs_rest_proba(columns, coefficients),
            rtol=rtol,
            advice="Whole numbers go in; shares are fractions.",
        )
