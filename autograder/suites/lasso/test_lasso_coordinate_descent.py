"""Hidden checks of lasso_coordinate_descent: by optimality, never by the way there."""

import numpy as np
import pytest

from sparsecraft_grader.checks import check, expect, expect_array, expect_close


@check("correlated columns", points=0.5)
def test_correlated(student, reference, problem, expect_optimal):
    X, y, _ = problem(0, n_samples=10, correlation=0.8)
    y = -y
    for share in [0.05, 0.3]:
        alpha = share * reference.alpha_max(X, y)
        expect_optimal(
            student.lasso_coordinate_descent(X=X, y=y, alpha=alpha),
            X,
            y,
            alpha,
            advice="Sweep until nothing moves any more, and let each update see the updates before it.",
        )


@pytest.fixture(scope="session")
def slow_pair():
    """Two nearly parallel columns among orthogonal ones that settle at once; all pull downwards."""
    rng = np.random.default_rng(52)
    X = np.linalg.qr(rng.normal(size=(10, 6)))[0] * np.sqrt(10)
    X[:, 1] = 0.8 * X[:, 0] + 0.6 * X[:, 1]
    return X, -X @ rng.uniform(50, 100, size=6) + rng.normal(size=10)


@check("does not stop too early", points=0.5)
def test_stopping(student, slow_pair, expect_optimal):
    X, y = slow_pair
    for tol in [1e-6, 1e-11]:
        expect_optimal(
            student.lasso_coordinate_descent(X, y, 2.0, tol=tol),
            X,
            y,
            2.0,
            tol=tol,
            advice="It may stop only after a sweep in which no coefficient moved by tol, up or down.",
        )


@check("alpha at its two ends", points=0.5)
def test_ends(student, reference, problem, expect_optimal):
    X, y, _ = problem(53, n_samples=9, n_features=3)
    ordinary = student.lasso_coordinate_descent(X, y, 0.0)
    expect_optimal(ordinary, X, y, 0.0, advice="With alpha at zero these are the least-squares coefficients.")
    silent = student.lasso_coordinate_descent(X, y, 1.5 * reference.alpha_max(X, y))
    expect_close(silent, np.zeros(3), atol=1e-12, advice="A large alpha leaves every coefficient at zero.")


@check("an all-zero column", points=1)
def test_zero_column(student, problem, expect_optimal):
    X, y, _ = problem(54, n_samples=8)
    X[:, 1] = 0.0
    w = student.lasso_coordinate_descent(X, y, 0.1)
    expect_optimal(w, X, y, 0.1, advice="A column of zeros must not disturb the others.")
    expect(expect_array(w, (4,))[1] == 0, "The coefficient of an all-zero column stays zero.")


@pytest.fixture(scope="session")
def twins(reference, problem):
    """More columns than rows, two of them equal; an alpha, and the lowest objective there is for it."""
    X, y, _ = problem(55, n_samples=6, n_features=7)
    X[:, 5] = X[:, 2]
    alpha = 0.2 * reference.alpha_max(X, y)
    best = reference.lasso_coordinate_descent(X, y, alpha, 5000, 1e-12)
    return X, y, alpha, reference.lasso_objective(X, y, best, alpha)


@check("more columns than rows, one of them twice", points=0.5)
def test_not_unique(student, reference, twins):
    X, y, alpha, lowest = twins
    answer = student.lasso_coordinate_descent(X, y, alpha)
    w = expect_array(answer, (7,), "The coefficient vector").astype(float)
    expect(np.isfinite(w).all(), "The coefficients hold nan or inf: this problem has no inverse to rely on.")
    with np.errstate(all="ignore"):
        excess = reference.lasso_objective(X, y, w, alpha) - lowest
    expect(
        excess <= 1e-7 * (y @ y) / len(y),
        "Other coefficients give a lower objective: the sweeps end elsewhere.",
    )


@check("a run that is cut short", points=1)
def test_capped(student, problem, expect_optimal):
    X, y, _ = problem(56, n_samples=8, correlation=0.8)
    for max_iter in [1, 2]:
        w = expect_array(student.lasso_coordinate_descent(X, y, 0.05, max_iter), (4,), "The coefficient vector")
        expect(np.isfinite(w).all(), "A run that is cut short should still return finite coefficients.")
    w = student.lasso_coordinate_descent(X, y, 0.05)
    expect_optimal(w, X, y, 0.05, advice="A run that is not cut short goes on until the coefficients settle.")


@check("any type of array, left as it was", points=1)
def test_types(student, problem, variants, expect_optimal):
    X, y, _ = problem(57, n_samples=9, n_features=3)
    for (columns, target), rtol in variants(X, y):
        # Single precision can't resolve the default tol, so ask for what it can.
        tol, rounding = (1e-4, 1e-4) if rtol == 1e-4 else (1e-8, 1e-12)
        w, changed = student.lasso_coordinate_descent.watched(columns, target, 0.35, 1000, tol)
        expect(not changed, "An array of the caller's was modified: start the residual as a copy of y.")
        advice = "Coefficients are fractions, also where X and y are whole numbers."
        expect_optimal(w, columns, target, 0.35, tol=tol, rounding=rounding, advice=advice)
