"""Hidden checks of standard_errors."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "They are the roots of the variances, which the inverse of the whole information holds."


@check("the errors in proportion, where columns have something in common", points=0.5)
def test_values(student, reference, fitted, expect_proportional):
    for X, w in [fitted(301, n_samples=20), fitted(302, n_samples=25, n_features=4)]:
        expect_proportional(student.standard_errors(X=X, w=w), reference.standard_errors(X, w), ADVICE)


@check("a single column, and columns that have nothing in common", points=0.5)
def test_orthogonal(student, reference):
    x = np.array([0.3, 1.2, 2.1, 0.7, 1.6])
    dummies = np.repeat(np.eye(3), [3, 5, 4], axis=0)
    for X, w in [(x[:, None], np.array([0.6])), (dummies, np.array([-0.9, 0.2, 1.4]))]:
        expect_close(
            student.standard_errors(X, w),
            reference.standard_errors(X, w),
            factors={"n": len(X), "root of n": len(X) ** 0.5},
            advice=f"{ADVICE} Each column is used as it is given.",
        )


@check("a column of ones like any other", points=0.5)
def test_intercept(student, reference, fitted):
    X = fitted(303, n_samples=15, n_features=2)[0]
    for rows in [np.column_stack([np.ones(15), X]), np.column_stack([X, np.ones(15)])]:
        coefficients = np.array([0.5, -0.8, 0.3])
        expect_close(
            student.standard_errors(rows, coefficients),
            reference.standard_errors(rows, coefficients),
            factors={"n": 15, "root of n": 15**0.5},
            advice=f"{ADVICE} The intercept's column is in X already, and has a standard error too.",
        )


@check("columns in other units", points=0.5)
def test_units(student, reference, fitted, expect_digits):
    X, w = fitted(304, n_samples=16)
    for units in [np.array([0.1, 1.0, 8.0]), np.array([5.0, 5.0, 5.0])]:
        expect_digits(
            student.standard_errors(X * units, w / units),
            reference.standard_errors(X * units, w / units),
            atol=0.0,
            factors={"n": 16, "root of n": 4.0},
            advice=f"{ADVICE} Columns are neither centred nor scaled.",
        )


@check("more rows, smaller errors", points=0.5)
def test_more_rows(student, reference, fitted, expect_digits):
    X, w = fitted(305, n_samples=9, n_features=2)
    for times in [1, 2, 9]:
        rows = np.tile(X, (times, 1))
        answer, changed = student.standard_errors.watched(rows, w)
        expect(not changed, "An array of the caller's was modified: put intermediate results into new arrays.")
        expect_digits(
            answer,
            reference.standard_errors(rows, w),
            factors={"n": len(rows), "root of n": len(rows) ** 0.5},
            advice="The number of rows is in the information already: don't divide by it, nor by its root.",
        )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, fitted, variants, expect_digits):
    X, w = fitted(306, n_samples=18)
    for (rows, coefficients), rtol in variants(X / 2, w / 2):
        answer, changed = student.standard_errors.watched(rows, coefficients)
        expect(not changed, "An array of the caller's was modified: put intermediate results into new arrays.")
        expect_digits(
            answer,
            reference.standard_errors(rows, coefficients),
            rtol=rtol,
            factors={"n": 18, "root of n": 18**0.5},
            advice=ADVICE,
        )
