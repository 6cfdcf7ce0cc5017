"""Hidden checks of alpha_max."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "All coefficients stay zero while no column's inner product with y, over n, exceeds alpha in magnitude."


@check("the largest inner product with y, over n", points=0.5)
def test_value(student, reference, problem):
    X, y, _ = problem(31)
    for columns in [X, X[:, ::-1]]:
        expect_close(
            student.alpha_max(X=columns, y=y),
            reference.alpha_max(columns, y),
            factors={"n": len(y), "p": X.shape[1]},
            advice=ADVICE,
        )


@check("a negative inner product counts as much", points=0.5)
def test_negative(student, reference, problem):
    X, y, _ = problem(32, n_samples=9, n_features=3)
    for columns in [X * np.array([-2.0, 0.5, 0.1]), -X[:, :1]]:
        answer = student.alpha_max(columns, y)
        expect_close(
            answer,
            reference.alpha_max(columns, y),
            factors={"n": len(y)},
            advice="A coefficient may become negative too: it is the magnitude that counts.",
        )


@check("no column is related to y", points=0.5)
def test_unrelated(student, reference):
    X = np.array([[1.0, 3.0, 0.0], [1.0, -3.0, 0.0], [1.0, 3.0, 0.0], [1.0, -3.0, 0.0]])
    unrelated, related = np.array([3.0, 3.0, -3.0, -3.0]), np.array([4.0, -3.0, 5.0, 1.0])
    for y in [unrelated, related]:
        expect_close(
            student.alpha_max(X, y),
            reference.alpha_max(X, y),
            atol=1e-9,
            factors={"n": len(y)},
            advice="Where every inner product with y is zero, so is alpha; X and y are taken as they are.",
        )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, problem, variants):
    X, y, _ = problem(33, n_samples=10, n_features=3)
    for (columns, target), rtol in variants(-X, y):
        answer, changed = student.alpha_max.watched(columns, target)
        expect(not changed, "An array of the caller's was modified: put intermediate results into new arrays.")
        expect_close(answer, reference.alpha_max(columns, target), rtol=rtol, factors={"n": len(y)}, advice=ADVICE)
