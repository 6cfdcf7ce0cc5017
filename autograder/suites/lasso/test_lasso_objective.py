"""Hidden checks of lasso_objective."""

from sparsecraft_grader.checks import check, expect, expect_close

BOTH = "It is the residual sum of squares over two n, plus alpha times the sum of the coefficients' magnitudes."


@check("the fit: residuals over two n", points=0.5)
def test_fit(student, reference, problem):
    X, y, w = problem(11)
    expect_close(
        student.lasso_objective(X=X, y=y, w=w, alpha=0.0),
        reference.lasso_objective(X, y, w, 0.0),
        factors={"n": len(y), "p": len(w)},
        advice="With alpha at zero only the fit is left: the residual sum of squares over two n.",
    )


@check("the penalty: alpha times the magnitudes", points=0.5)
def test_penalty(student, reference, problem):
    X, _, w = problem(12, n_samples=10, n_features=5)
    y = X @ w
    for alpha in [0.7, 35.0]:
        expect_close(
            student.lasso_objective(X, y, w, alpha),
            reference.lasso_objective(X, y, w, alpha),
            factors={"n": len(y), "p": len(w)},
            advice="Here the fit is perfect, so only the penalty is left: all coefficients count, by magnitude.",
        )


@check("both terms, for any type of array", points=0.5)
def test_types(student, reference, problem, variants):
    for (X, y, w), rtol in variants(*problem(13, n_samples=9, n_features=3)):
        for coefficients in [w, w / 2]:
            answer = student.lasso_objective(X, y, coefficients, 0.4)
            expected = reference.lasso_objective(X, y, coefficients, 0.4)
            expect_close(answer, expected, rtol=rtol, advice=BOTH)


@check("leaves its arguments alone", points=0.5)
def test_arguments(student, reference, problem):
    X, y, w = problem(14, n_samples=7, n_features=3)
    answer, changed = student.lasso_objective.watched(X, y, w, 0.9)
    expect(not changed, "An array of the caller's was modified: put intermediate results into new arrays.")
    expect_close(answer, reference.lasso_objective(X, y, w, 0.9), advice=BOTH)
