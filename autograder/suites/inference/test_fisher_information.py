"""Hidden checks of fisher_information."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "Each row adds its products of features, times the variance of its label."


@check("rows weigh in, each in proportion to the variance of its label", points=0.5)
def test_values(student, reference, fitted, expect_proportional):
    for X, w in [fitted(201), fitted(202, n_features=4)]:
        expect_proportional(student.fisher_information(X=X, w=w), reference.fisher_information(X, w), ADVICE)


@check("coefficients that are zero, where all rows weigh the same", points=0.5)
def test_zero(student, reference, fitted):
    X = fitted(203, n_samples=9)[0]
    for rows in [X, np.column_stack([np.ones(9), X]), np.rint(3 * X).astype(np.int64)]:
        expect_close(
            student.fisher_information(rows, np.zeros(rows.shape[1])),
            reference.fisher_information(rows, np.zeros(rows.shape[1])),
            factors={"n": 9},
            advice=f"{ADVICE} With zero coefficients every label is a toss-up, and weights are fractions.",
        )


@check("a single row, a single column, rows that come several times", points=0.5)
def test_shapes(student, reference, fitted):
    for n_samples, n_features, times in [(1, 3, 1), (7, 1, 1), (1, 1, 1), (2, 4, 1), (3, 3, 1), (5, 2, 3)]:
        X, w = fitted(205, n_samples, n_features)
        rows = np.vstack([X] * times)
        answer, changed = student.fisher_information.watched(rows, w)
        expect(not changed, "An array of the caller's was modified: put weighted rows into an array of their own.")
        expect_close(
            answer,
            reference.fisher_information(rows, w),
            factors={"n": len(rows)},
            advice="It has the shape that the coefficients give it, and every further row of X adds to it.",
        )


@check("rows with large scores", points=1)
def test_large(student, reference, fitted):
    X, w = fitted(206, n_samples=8)
    far = 500.0 * np.sign(w) + X[:3]  # scores from 710 on, where an exponential overflows
    for rows in [np.vstack([X, far]), np.vstack([-far, X])]:
        expect_close(
            student.fisher_information(rows, w),
            reference.fisher_information(rows, w),
            rtol=1e-6,  # scores that are cut off far out will do
            factors={"n": len(rows)},
            advice=f"{ADVICE} A row with a large score adds next to nothing, and never nan.",
        )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, fitted, variants):
    X, w = fitted(207)
    for (rows, coefficients), rtol in variants(X / 2, w):
        answer, changed = student.fisher_information.watched(rows, coefficients)
        expect(not changed, "An array of the caller's was modified: put weighted rows into an array of their own.")
        expect_close(
            answer,
            reference.fisher_information(rows, coefficients),
            rtol=rtol,
            factors={"n": len(X)},
            advice=f"{ADVICE} Weights are fractions, also where X holds whole numbers.",
        )
