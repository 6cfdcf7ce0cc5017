"""Hidden checks of duality_gap."""

import numpy as np
import pytest

from sparsecraft_grader.checks import check, expect, expect_close


@check("far from the optimum, and at zero", points=0.5)
def test_far(student, reference, problem):
    X, y, w = problem(61)
    for sign, coefficients in [(1, w), (-1, w), (1, np.zeros(4))]:
        answer = student.duality_gap(X=X, y=sign * y, w=coefficients, alpha=0.3)
        expect_close(
            answer,
            reference.duality_gap(X, sign * y, coefficients, 0.3),
            factors={"n": len(y)},
            advice="Scale the residual until no |x'r| exceeds n alpha, positive or negative.",
        )


@pytest.fixture(scope="session")
def solved(reference, problem):
    """A problem and its Lasso solution for alpha 0.4."""
    X, y, w = problem(62, n_samples=10)
    return X, y, w, reference.lasso_coordinate_descent(X, y, 0.4, 10_000, 1e-13)


@check("at the optimum, and close to it", points=0.5)
def test_optimum(student, reference, solved):
    X, y, w, best = solved
    scale = y @ y / len(y)
    for coefficients in [best, best + 1e-7 * w, best + 1e-4 * w, best + 0.01 * w]:
        expect_close(
            student.duality_gap(X, y, coefficients, 0.4),
            reference.duality_gap(X, y, coefficients, 0.4),
            rtol=1e-7,
            atol=1e-12 * scale,
            advice="The gap closes at the optimum, where primal and dual meet, and opens beside it.",
        )


@check("a residual that needs no scaling", points=0.5)
def test_unscaled(student, reference, problem):
    X, y, w = problem(63, n_samples=9, n_features=3)
    steepest = np.abs(X.T @ (y - X @ w)).max() / len(y)
    for size, room in [(1.0, 3.0), (0.6 / steepest, 1.05)]:
        alpha = room * size * steepest
        expect_close(
            student.duality_gap(X, size * y, size * w, alpha),
            reference.duality_gap(X, size * y, size * w, alpha),
            factors={"n": len(y)},
            advice="The residual is only ever made smaller: where it is feasible as it is, its scale is one.",
        )


@check("a residual that no column explains", points=1)
def test_unrelated(student, reference):
    X = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 2.0], [0.0, 2.0]])
    w = np.array([2.0, -3.0])
    for residual in [np.array([1.0, -1.0, 2.0, -2.0]), np.zeros(4)]:
        y = X @ w + residual
        expect_close(
            student.duality_gap(X, y, w, 0.5),
            reference.duality_gap(X, y, w, 0.5),
            factors={"n": len(y)},
            advice="With nothing left to explain the scale is one, and the gap need not be zero.",
        )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, problem, variants):
    for (X, y, w), rtol in variants(*problem(64, n_samples=8, n_features=3)):
        answer, changed = student.duality_gap.watched(X, y, w, 0.6)
        expect(not changed, "An array of the caller's was modified: put the residual into a new array.")
        expect_close(
            answer,
            reference.duality_gap(X, y, w, 0.6),
            rtol=rtol,
            factors={"n": len(y)},
            advice="It is the primal objective minus the dual one.",
        )
