"""Hidden checks of fit_newton: by the gradient where it ends, never by the way there."""

import numpy as np
import pytest

from sparsecraft_grader.checks import check, expect, expect_array


@pytest.fixture(scope="session")
def downhill(problem):
    """A problem in which every slope is negative at zero: columns above zero, most labels 1."""
    X = problem(61, n_samples=40)[0]
    return np.abs(X) + 0.1, (np.arange(40) % 4 > 0).astype(np.int64)


@check("no slope is left without a penalty", points=0.5)
def test_plain(student, problem, downhill, expect_minimum):
    for X, y in [problem(62, n_samples=40)[:2], downhill]:
        expect_minimum(
            student.fit_newton(X=X, y=y),
            X,
            y,
            0.0,
            advice="Solve for the step with the curvature at the current w, and go on until all slopes are small.",
        )


@check("no slope is left with a penalty", points=0.5)
def test_penalty(student, problem, expect_minimum):
    X, y, _ = problem(63, n_samples=25)
    for lam in [0.05, 3.0]:
        expect_minimum(
            student.fit_newton(X, y, lam),
            X,
            y,
            lam,
            advice="The penalty has a slope and a curvature, and every coefficient feels both.",
        )


@check("stops where tol says, and not before", points=0.5)
def test_tol(student, downhill, problem, expect_minimum):
    for X, y in [downhill, problem(64, n_samples=30, n_features=2)[:2], problem(67, n_samples=35)[:2]]:
        for lam, tol in [(0.0, 1e-12), (0.0, 1e-5), (0.01, 1e-8)]:
            expect_minimum(
                student.fit_newton(X, y, lam=lam, tol=tol),
                X,
                y,
                lam,
                tol=tol,
                advice="It may stop only when no entry of the gradient, up or down, is as large as tol.",
            )


@pytest.fixture(scope="session")
def separable():
    """Labels that the sign of a number tells: with that number alone, all weights round to 0 when steps go on."""
    x = np.array([-29.0, -27.0, -28.0, -30.0, 1.0, 2.0, 3.0, 1.5])
    return x, (x > 0).astype(np.int64)


@check("classes that can be separated", points=0.5)
def test_separable(student, problem, separable, expect_minimum):
    x, y = separable
    for X in [x[:, None], np.column_stack([np.ones(8), x / 10])]:
        w = expect_array(student.fit_newton(X, y), (X.shape[1],), "The coefficient vector").astype(float)
        expect(
            np.isfinite(w).all(),
            "Where the classes can be separated the coefficients should stay finite: stop when the slopes are small.",
        )
    X, y, _ = problem(65, n_samples=30)
    expect_minimum(student.fit_newton(X, y), X, y, 0.0, advice="Where they overlap there is a minimum to be found.")


@check("a run that is cut short, or may go on for long", points=0.5)
def test_capped(student, problem, separable, expect_minimum):
    X, y, _ = problem(66, n_samples=30)
    X = np.rint(2 * X).astype(np.int64)
    for max_iter in [1, 2]:
        w = expect_array(student.fit_newton(X, y, 0.5, max_iter), (3,), "The coefficient vector")
        expect(np.isfinite(w).all(), "A run that is cut short should still return finite coefficients.")
    advice = "A run that is not cut short goes on until all slopes are small."
    expect_minimum(student.fit_newton(X, y, 0.5), X, y, 0.5, advice=advice)
    x, labels = separable
    w = expect_array(student.fit_newton(x[:, None], labels, 0.0, 300), (1,), "The coefficient vector").astype(float)
    expect(np.isfinite(w).all(), "However many steps are allowed, the coefficients should be finite at the end.")


@check("any type of array, left as it was", points=0.5)
def test_types(student, problem, typed, expect_minimum):
    X, y, _ = problem(67, n_samples=30)
    for label, (columns,), rtol in typed(y, X):
        w, changed = student.fit_newton.watched(columns, label, 0.8)
        expect(not changed, "An array of the caller's was modified: the coefficients need an array of their own.")
        tol = 1e-4 if rtol == 1e-4 else 1e-10
        advice = "Coefficients are fractions, also where X holds whole numbers."
        expect_minimum(w, columns, label, 0.8, tol=tol, advice=advice)
