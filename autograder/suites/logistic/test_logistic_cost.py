"""Hidden checks of logistic_cost."""

from sparsecraft_grader.checks import check, expect, expect_close

BOTH = "It is the mean loss of the rows plus lam times the sum of the squared coefficients."


@check("without a penalty, the mean loss", points=0.5)
def test_loss(student, reference, problem):
    for shape in [(11, 3), (7, 1), (1, 2)]:
        X, y, w = problem(31, *shape)
        expect_close(
            student.logistic_cost(X=X, y=y, w=w, lam=0.0),
            reference.logistic_cost(X, y, w, 0.0),
            factors={"n": len(y), "p": len(w)},
            advice="With lam at zero only the mean loss of the scores is left.",
        )


@check("the penalty: lam times the squared coefficients", points=0.5)
def test_penalty(student, reference, problem):
    X, y, w = problem(32, n_features=4)
    for lam, size in [(0.7, 1.0), (30.0, 0.3), (0.02, -1.0)]:
        answer, changed = student.logistic_cost.watched(X, y, size * w, lam)
        expect(not changed, "An array of the caller's was modified: put intermediate results into new arrays.")
        expect_close(answer, reference.logistic_cost(X, y, size * w, lam), advice=BOTH)


@check("rows that are certain and wrong", points=0.5)
def test_certain(student, reference, problem):
    X, y, w = problem(33, n_samples=8)
    for size in [40.0, 1000.0]:
        expect_close(
            student.logistic_cost(size * X, y, w, 0.5),
            reference.logistic_cost(size * X, y, w, 0.5),
            advice=f"{BOTH} Large scores have a finite loss: compute it from the score itself.",
        )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, problem, typed):
    X, y, w = problem(34, n_samples=9)
    for label, (columns, coefficients), rtol in typed(y, X, 2 * w):
        answer, changed = student.logistic_cost.watched(columns, label, coefficients, 0.4)
        expect(not changed, "An array of the caller's was modified: put intermediate results into new arrays.")
        expect_close(answer, reference.logistic_cost(columns, label, coefficients, 0.4), rtol=rtol, advice=BOTH)
