"""Hidden checks of logistic_gradient."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close


@check("without a penalty, the mean pull of the rows", points=0.5)
def test_loss(student, reference, problem):
    X, y, w = problem(41, n_features=4)
    for labels in [y, 1 - y]:
        expect_close(
            student.logistic_gradient(X=X, y=labels, w=w, lam=0.0),
            reference.logistic_gradient(X, labels, w, 0.0),
            factors={"n": len(y), "p": len(w)},
            advice="Each row pulls by its probability minus its label, times its features; take the mean of the rows.",
        )


@check("the slope of the penalty", points=0.5)
def test_penalty(student, reference, problem):
    X, y, w = problem(42)
    X = np.rint(2 * X).astype(np.int64)
    for lam in [0.3, 20.0]:
        answer, changed = student.logistic_gradient.watched(X, y, w, lam)
        expect(not changed, "An array of the caller's was modified: put intermediate results into new arrays.")
        expect_close(
            answer,
            reference.logistic_gradient(X, y, w, lam),
            advice="The penalty is lam times a sum of squares: think of the slope of a square.",
        )


@check("a single row, a single column, large scores", points=0.5)
def test_shapes(student, reference, problem):
    for n_samples, n_features, size in [(1, 3, 1.0), (7, 1, 1.0), (1, 1, 1.0), (3, 5, 1.0), (9, 3, 900.0)]:
        X, y, w = problem(43, n_samples, n_features)
        expect_close(
            student.logistic_gradient(size * X, y, w, 0.2),
            reference.logistic_gradient(size * X, y, w, 0.2),
            factors={"n": n_samples},
            advice="There is one slope for each column of X, whatever the number of rows and the size of the scores.",
        )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, problem, typed):
    X, y, w = problem(44, n_samples=9)
    for label, (columns, coefficients), rtol in typed(y, X, 2 * w):
        answer, changed = student.logistic_gradient.watched(columns, label, coefficients, 0.4)
        expect(not changed, "An array of the caller's was modified: put intermediate results into new arrays.")
        expect_close(
            answer,
            reference.logistic_gradient(columns, label, coefficients, 0.4),
            rtol=rtol,
            advice="The slopes are fractions, also where X and w hold whole numbers.",
        )
