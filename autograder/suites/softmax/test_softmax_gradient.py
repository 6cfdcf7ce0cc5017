"""Hidden checks of softmax_gradient."""

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "It is X' times what the probabilities exceed the targets by, over n, and the slope of the penalty."


@check("the slope of the cross-entropy", points=1.0)
def test_loss(student, reference, problem):
    for seed, n_samples in [(21, 9), (22, 5)]:
        X, y, W = problem(seed, n_samples=n_samples)
        Y = reference.one_hot_targets(y, 3)
        expect_close(
            student.softmax_gradient(X=X, Y=Y, W=W, lam=0.0),
            reference.softmax_gradient(X, Y, W, 0.0),
            factors={"n": n_samples, "k": 3},
            advice=ADVICE,
        )


@check("the slope of the penalty", points=1.0)
def test_penalty(student, reference, problem):
    X, y, W = problem(23)
    Y = reference.one_hot_targets(y, 3)
    for lam in [0.7, 4.0]:
        expect_close(
            student.softmax_gradient(X, Y, W, lam),
            reference.softmax_gradient(X, Y, W, lam),
            factors={"n": len(y), "k": 3},
            advice="Each coefficient feels the penalty by its own square, whose slope is twice itself, times lam.",
        )


@check("as many features as classes, and as rows", points=0.5)
def test_square(student, reference, problem):
    for n_samples, n_features, scale in [(7, 3, 1.0), (3, 3, 1.0), (3, 5, 2_000.0)]:
        X, y, W = problem(24, n_samples=n_samples, n_features=n_features)
        X = scale * X
        Y = reference.one_hot_targets(y, 3)
        answer, changed = student.softmax_gradient.watched(X, Y, W, 0.1)
        expect(not changed, "An array of the caller's was modified.")
        expect_close(
            answer,
            reference.softmax_gradient(X, Y, W, 0.1),
            factors={"n": n_samples, "k": 3},
            advice="Features are the rows of the gradient, classes its columns, also where there are as many.",
        )


@check("scores that overflow, and a single row", points=0.5)
def test_far(student, reference, problem):
    X, y, W = problem(25, n_samples=6)
    Y = reference.one_hot_targets(y, 3)
    for rows, factor in [(6, 2_000.0), (1, 1.0)]:
        expect_close(
            student.softmax_gradient(factor * X[:rows], Y[:rows], W, 0.2),
            reference.softmax_gradient(factor * X[:rows], Y[:rows], W, 0.2),
            factors={"n": rows, "k": 3},
            advice="Large scores must not overflow on the way to probabilities.",
        )


@check("any type of array, left as it was", points=1.0)
def test_types(student, reference, problem, variants):
    X, y, W = problem(26, n_samples=7)
    labels = reference.one_hot_targets(y, 3)
    for (columns, coefficients), rtol in variants(X / 2, W / 2):
        answer, changed = student.softmax_gradient.watched(columns, labels.astype(columns.dtype), coefficients, 0.4)
        expect(not changed, "An array of the caller's was modified.")
        expect_close(
            answer,
            reference.softmax_gradient(columns, labels, coefficients, 0.4),
            rtol=rtol,
            factors={"n": 7, "k": 3},
            advice="Whole numbers go in; slopes are fractions.",
        )
