"""Hidden checks of fit_gradient_descent: the steps are exact, so the answer is."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close


@check("one step from zeros, and a second one", points=0.5)
def test_first_steps(student, reference, problem):
    X, y, _ = problem(51)
    X = np.rint(3 * X).astype(np.int64)
    for n_iter in [1, 2]:
        expect_close(
            student.fit_gradient_descent(X=X, y=y, learning_rate=0.4, n_iter=n_iter),
            reference.fit_gradient_descent(X, y, 0.4, n_iter),
            factors={"n": len(y)},
            advice="From zeros, against the mean slope of all rows, by the learning rate.",
        )


@check("exactly n_iter steps, none and many", points=0.5)
def test_n_iter(student, reference, problem):
    X, y, _ = problem(52, n_samples=24, n_features=2)
    advice = "Without a single step the result is the start, and that is zeros."
    expect_close(student.fit_gradient_descent(X, y, 1.0, 0), np.zeros(2), atol=1e-12, advice=advice)
    for n_iter, rate in [(3, 0.1), (17, 0.6), (150, 3.0)]:
        expect_close(
            student.fit_gradient_descent(X, y, rate, n_iter),
            reference.fit_gradient_descent(X, y, rate, n_iter),
            atol=1e-9,
            advice="The caller says how many steps there are: no more, no fewer, all with the same rate.",
        )


@check("the penalty pulls in every step", points=0.5)
def test_penalty(student, reference, problem):
    X, y, _ = problem(53, n_samples=15)
    for n_iter, rate, lam in [(2, 0.5, 0.6), (9, 0.05, 4.0), (150, 1.5, 0.03)]:
        expect_close(
            student.fit_gradient_descent(X, y, rate, n_iter, lam=lam),
            reference.fit_gradient_descent(X, y, rate, n_iter, lam),
            advice="Every coefficient feels the whole slope of the penalty, in every step.",
        )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, problem, typed):
    X, y, _ = problem(54, n_samples=9)
    for label, (columns,), rtol in typed(y, X):
        answer, changed = student.fit_gradient_descent.watched(columns, label, 0.3, 5, 0.1)
        expect(not changed, "An array of the caller's was modified: the coefficients need an array of their own.")
        expect_close(
            answer,
            reference.fit_gradient_descent(columns, label, 0.3, 5, 0.1),
            rtol=rtol,
            advice="Coefficients are fractions, also where X holds whole numbers.",
        )
