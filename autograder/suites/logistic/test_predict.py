"""Hidden checks of predict: a tie only where the score is exactly 0 and the threshold one half."""

import numpy as np

from sparsecraft_grader.checks import check, expect

TIE = "A probability that equals the threshold counts as a 1."


@check("one half decides, and a tie is a 1", points=0.5)
def test_default(student, reference, problem, expect_labels):
    X, _, w = problem(81)
    X[[2, 5]], X[7] = 0.0, -X[6]
    expect_labels(student.predict(X=X, w=w), reference.predict(X, w), whole=True, advice=TIE)


@check("other thresholds", points=0.5)
def test_thresholds(student, reference, problem, expect_labels):
    X, _, w = problem(82, n_samples=25)
    for threshold, size in [(0.15, 1.0), (0.4, 1.0), (0.62, 1.0), (0.85, 1.0), (0.3, 900.0)]:
        expect_labels(
            student.predict(size * X, w, threshold=threshold),
            reference.predict(size * X, w, threshold),
            advice="The probability of label 1 is compared with the threshold that was asked for.",
        )


@check("a single row or column, and large scores", points=0.5)
def test_shapes(student, reference, problem, expect_labels):
    for n_samples, n_features, size in [(1, 3, 1.0), (8, 1, 1.0), (9, 3, 900.0)]:
        X, _, w = problem(83, n_samples, n_features)
        for columns in [size * X, -size * X, np.vstack([X[:1], 0 * X[:1]])]:
            expect_labels(student.predict(columns, w), reference.predict(columns, w), advice=TIE)


@check("any type of array, and whole numbers out", points=0.5)
def test_types(student, reference, problem, variants, expect_labels):
    X, _, w = problem(84, n_samples=12)
    X[3] = 0.0
    for threshold in [0.5, 0.7]:
        for (columns, coefficients), _ in variants(X / 2, w):
            answer, changed = student.predict.watched(columns, coefficients, threshold)
            expect(not changed, "An array of the caller's was modified: the labels need an array of their own.")
            expected = reference.predict(columns, coefficients, threshold)
            expect_labels(answer, expected, whole=True, advice=TIE)
