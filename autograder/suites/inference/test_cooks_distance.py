"""Hidden checks of cooks_distance."""

import numpy as np

from sparsecraft_grader.checks import check, expect

ADVICE = "It is how far all fitted values move without the row, measured by p times the variance of the noise."


@check("the distances of all rows, in proportion", points=1)
def test_values(student, reference, regression, expect_proportional):
    for n_samples, n_features in [(10, 3), (14, 4)]:
        X, y = regression(601, n_samples, n_features)
        advice = "Residual and leverage together say how far the fit moves: think of the row's error without it."
        expect_proportional(student.cooks_distance(X=X, y=y), reference.cooks_distance(X, y), advice)


@check("an intercept is there when X has one", points=0.5)
def test_intercept(student, reference, regression, expect_digits):
    X, y = regression(602, 11, 2)
    for rows in [np.column_stack([np.ones(11), X]), np.column_stack([X, np.ones(11)])]:
        expect_digits(
            student.cooks_distance(rows, y + 20.0),
            reference.cooks_distance(rows, y + 20.0),
            factors={"n": 11, "p": 3, "n/(n-p)": 11 / 8},
            advice=f"{ADVICE} A column of ones counts among the p, like every other.",
        )


@check("a single column, with and without a slope", points=0.5)
def test_single(student, reference, regression, expect_digits):
    x, y = regression(603, 7, 1)
    for X in [x, np.ones((7, 1))]:
        expect_digits(
            student.cooks_distance(X, y),
            reference.cooks_distance(X, y),
            factors={"n": 7, "n/(n-p)": 7 / 6},
            advice=f"{ADVICE} X is used as it is: nothing is added to it or taken off.",
        )


@check("a row far out, and few rows", points=0.5)
def test_far_out(student, reference, regression, expect_digits):
    X, y = regression(604, 9, 2)
    X[4] *= 6.0
    y[4] += 9.0
    for rows, targets, advice in [
        (X, y, "A row far out pulls the fit towards itself: its residual is smaller than its error."),
        (X[:3], y[:3], "As long as there are more rows than columns, it can be done."),
        (X[2:6], y[2:6], "The noise is estimated with what is left of the rows after p coefficients."),
    ]:
        expect_digits(student.cooks_distance(rows, targets), reference.cooks_distance(rows, targets), advice=advice)


@check("columns and targets in any unit", points=0.5)
def test_units(student, reference, regression, expect_digits):
    X, y = regression(605, 12, 3)
    for rows, targets in [(X * np.array([0.05, 1.0, 20.0]), y), (X, 300.0 * y), (X, 0.002 * y)]:
        expect_digits(
            student.cooks_distance(rows, targets),
            reference.cooks_distance(rows, targets),
            factors={"n": 12, "p": 3, "n/(n-p)": 12 / 9},
            advice=f"{ADVICE} It has no unit: residuals come in squared, above and below.",
        )


@check("any type of array, left as it was", points=1)
def test_types(student, reference, regression, variants, expect_digits):
    X, y = regression(606, 12, 3)
    for (rows, targets), rtol in variants(X, y):
        answer, changed = student.cooks_distance.watched(rows, targets)
        expect(not changed, "An array of the caller's was modified: put residuals into an array of their own.")
        expect_digits(
            answer,
            reference.cooks_distance(rows, targets),
            rtol=rtol,
            factors={"n": 12, "p": 3, "n/(n-p)": 12 / 9},
            advice=ADVICE,
        )
