"""Hidden checks of min_max_scale."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "Subtract the smallest entry of each column, then divide by how far its largest is above it."


@check("every column from 0 to 1", points=1.0)
def test_values(student, reference, table):
    for seed, n_samples in [(21, 8), (22, 3)]:
        X = table(seed, n_samples)
        expect_close(student.min_max_scale(X=X), reference.min_max_scale(X), atol=1e-12, advice=ADVICE)


@check("constant columns", points=0.5)
def test_constant(student, table):
    X = table(23, 5)
    X[:, 0], X[:, 2] = 3.0, -2.0
    answer = student.min_max_scale(X)
    column = (X[:, 1] - X[:, 1].min()) / (X[:, 1].max() - X[:, 1].min())
    expect_close(
        answer,
        np.column_stack([np.zeros(5), column, np.zeros(5)]),
        atol=1e-12,
        advice="A constant column becomes 0, and the others are scaled as ever.",
    )


@check("a single row, and a single column", points=0.5)
def test_small(student, reference, table):
    for X in [table(24, 6)[:, :1], table(25, 2), np.array([[4.0, -1.0], [4.0, 7.0]])]:
        answer, changed = student.min_max_scale.watched(X)
        expect(not changed, "The table X of the caller's was modified: return a new array.")
        expect_close(answer, reference.min_max_scale(X), atol=1e-12, advice=ADVICE)
    expect_close(
        student.min_max_scale(np.array([[5.0, -2.0]])), np.zeros((1, 2)), advice="In one row each column is constant."
    )


@check("any type of array, left as it was", points=1.0)
def test_types(student, reference, table, variants):
    for (X,), rtol in variants(table(26, 7)):
        answer, changed = student.min_max_scale.watched(X)
        expect(not changed, "The table X of the caller's was modified: return a new array.")
        advice = "Whole numbers go in; results are fractions."
        expect_close(answer, reference.min_max_scale(X), rtol=rtol, atol=10 * rtol, advice=advice)
