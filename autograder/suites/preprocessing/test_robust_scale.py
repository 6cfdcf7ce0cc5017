"""Hidden checks of robust_scale."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "Subtract the median of each column, then divide by the width of its middle half."


@check("by median and middle half", points=1.0)
def test_values(student, reference, table):
    for seed, n_samples in [(31, 9), (32, 6)]:
        X = table(seed, n_samples)
        expect_close(student.robust_scale(X=X), reference.robust_scale(X), atol=1e-12, advice=ADVICE)
        expect(not student.robust_scale.watched(X)[1], "The table X of the caller's was modified: return a new array.")


@check("quartiles between two entries", points=0.5)
def test_quartiles(student, reference, table):
    for n_samples in [4, 7, 10]:
        X = table(33, n_samples)
        expect_close(
            student.robust_scale(X),
            reference.robust_scale(X),
            atol=1e-12,
            advice="A quartile that falls between two entries is interpolated linearly.",
        )


@check("columns whose middle half has no width", points=1.0)
def test_constant(student, reference, table):
    X = table(34, 8)
    X[:, 0] = 3.0
    X[1:, 2] = -2.0
    expect_close(
        student.robust_scale(X),
        reference.robust_scale(X),
        atol=1e-12,
        advice="An interquartile range of 0 counts as 1, also where the column is not constant.",
    )
    expect_close(student.robust_scale(np.array([[5.0, -2.0]])), np.zeros((1, 2)), advice="One row is its own median.")


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, table, variants):
    for (X,), rtol in variants(table(35, 7)):
        answer, changed = student.robust_scale.watched(X)
        expect(not changed, "The table X of the caller's was modified: return a new array.")
        advice = "Whole numbers go in; results are fractions."
        expect_close(answer, reference.robust_scale(X), rtol=rtol, atol=10 * rtol, advice=advice)
