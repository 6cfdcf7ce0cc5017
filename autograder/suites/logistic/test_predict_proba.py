"""Hidden checks of predict_proba."""

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "Each row has one probability, that of label 1: the sigmoid of its score."


@check("the sigmoid of every row's score", points=0.5)
def test_values(student, reference, problem):
    X, _, w = problem(71)
    for coefficients in [w, -w]:
        expect_close(
            student.predict_proba(X=X, w=coefficients),
            reference.predict_proba(X, coefficients),
            factors={"n": len(X)},
            advice=ADVICE,
        )


@check("rows with large scores", points=0.5)
def test_large(student, reference, problem):
    X, _, w = problem(72, n_samples=8)
    for size in [15.0, 1500.0]:
        answer, changed = student.predict_proba.watched(size * X, w)
        expect(not changed, "An array of the caller's was modified: the probabilities need an array of their own.")
        expect_close(
            answer,
            reference.predict_proba(size * X, w),
            rtol=0.0,
            atol=1e-12,
            advice=f"{ADVICE} A large score is no reason for nan, nor for a probability short of 1.",
        )


@check("a single row, a single column", points=0.5)
def test_shapes(student, reference, problem):
    for n_samples, n_features, size in [(1, 3, 1.0), (6, 1, 1.0), (1, 1, 1.0), (2, 4, 1.0), (5, 1, 1200.0)]:
        X, _, w = problem(73, n_samples, n_features)
        expect_close(
            student.predict_proba(size * X, w),
            reference.predict_proba(size * X, w),
            rtol=0.0,
            atol=1e-12,
            advice="One row gives an array with one entry; rows have nothing to do with each other.",
        )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, problem, variants):
    X, _, w = problem(74, n_samples=7)
    for (columns, coefficients), rtol in variants(X / 2, w / 2):
        answer, changed = student.predict_proba.watched(columns, coefficients)
        expect(not changed, "An array of the caller's was modified: the probabilities need an array of their own.")
        expect_close(answer, reference.predict_proba(columns, coefficients), rtol=rtol, advice=ADVICE)
