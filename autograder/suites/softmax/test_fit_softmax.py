"""Hidden checks of fit_softmax."""

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "Start from zeros, and each step subtracts the learning rate times the gradient at the present coefficients."


@check("where a few steps lead", points=1.0)
def test_steps(student, reference, problem):
    X, y, _ = problem(31, n_samples=9)
    for rate, n_iter in [(0.3, 1), (0.3, 2), (0.7, 12)]:
        expect_close(
            student.fit_softmax(X=X, y=y, n_classes=3, learning_rate=rate, n_iter=n_iter),
            reference.fit_softmax(X, y, 3, rate, n_iter),
            factors={"n": 9, "k": 3, "the learning rate": rate},
            advice=ADVICE,
        )


@check("with a penalty", points=0.5)
def test_penalty(student, reference, problem):
    X, y, _ = problem(32, n_samples=8)
    for lam in [0.2, 0.02]:
        expect_close(
            student.fit_softmax(X, y, 3, 0.4, 7, lam),
            reference.fit_softmax(X, y, 3, 0.4, 7, lam),
            factors={"n": 8},
            advice="The penalty pulls every coefficient at every step.",
        )


@check("no step, and classes that do not occur", points=0.5)
def test_edges(student, reference, problem):
    X, y, _ = problem(33, n_samples=6)
    y = y % 2
    for n_classes, n_iter in [(4, 5), (3, 0), (2, 6)]:
        expect_close(
            student.fit_softmax(X, y, n_classes, 0.5, n_iter),
            reference.fit_softmax(X, y, n_classes, 0.5, n_iter),
            atol=1e-10,
            advice="There are as many columns as classes are asked for, and no step leaves them at zero.",
        )


@check("called again, on other data", points=0.5)
def test_again(student, reference, problem):
    for seed, n_features in [(34, 2), (35, 4), (34, 2)]:
        X, y, _ = problem(seed, n_samples=7, n_features=n_features)
        answer, changed = student.fit_softmax.watched(X, y, 4, 0.2, 4, 0.1)
        expect(not changed, "An array of the caller's was modified.")
        expect_close(answer, reference.fit_softmax(X, y, 4, 0.2, 4, 0.1), advice=f"{ADVICE} Every call begins anew.")


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, problem, variants, labels_in):
    X, y, _ = problem(36, n_samples=8)
    for ((columns,), rtol), labels in zip(variants(X), labels_in(y), strict=True):
        answer, changed = student.fit_softmax.watched(columns, labels, 3, 0.05, 4, 0.1)
        expect(not changed, "An array of the caller's was modified.")
        expect_close(
            answer,
            reference.fit_softmax(columns, labels, 3, 0.05, 4, 0.1),
            rtol=rtol,
            advice="Coefficients are fractions, also where X holds whole numbers.",
        )
