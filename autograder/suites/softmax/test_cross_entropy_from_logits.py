"""Hidden checks of cross_entropy_from_logits."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "It is the mean over the rows of minus the log probability of the class that it was."


@check("the mean cost of the true class", points=0.5)
def test_value(student, reference, problem):
    for seed, n_samples, n_classes in [(11, 8, 3), (12, 3, 5)]:
        X, y, W = problem(seed, n_samples=n_samples, n_classes=n_classes)
        Y = reference.one_hot_targets(y, n_classes)
        expect_close(
            student.cross_entropy_from_logits(Y=Y, Z=X @ W),
            reference.cross_entropy_from_logits(Y, X @ W),
            factors={"n": n_samples, "k": n_classes},
            advice=ADVICE,
        )


@check("a single row, two classes, a certain class", points=0.5)
def test_small(student, reference):
    for Y, Z in [
        ([[0.0, 1.0]], [[0.4, -1.1]]),
        ([[1.0], [1.0]], [[2.0], [-1.0]]),
        ([[0.0, 0.0, 1.0]], [[1.0, 1.0, 1.0]]),
    ]:
        Y, Z = np.array(Y), np.array(Z)
        answer, changed = student.cross_entropy_from_logits.watched(Y, Z)
        expect(not changed, "An array of the caller's was modified.")
        expect_close(
            answer,
            reference.cross_entropy_from_logits(Y, Z),
            atol=1e-12,
            factors={"k": Z.shape[1]},
            advice="The true class may be any of them, and with a single class there is nothing to miss.",
        )


@check("wrong by very large scores", points=0.5)
def test_wrong(student, reference):
    Y = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    for Z in [
        np.array([[-800.0, 0.0, 3.0], [1.0, -900.0, -2.0], [0.5, -0.5, 0.0]]),
        np.array([[1000.0, 1002.0, 1001.0], [998.0, 1000.0, 999.0], [1000.0, 1000.0, 1000.0]]),
        np.array([[0.0, 700.0, 3.0], [900.0, 0.0, -900.0], [-950.0, -951.0, -952.0]]),
        np.array([[-1e4, -2e4, 1e4], [5.0, 1.0, 4.0], [1e4, 1e4, 1e4 - 1]]),
    ]:
        expect_close(
            student.cross_entropy_from_logits(Y, Z),
            reference.cross_entropy_from_logits(Y, Z),
            factors={"n": 3.0},
            advice="No probability has to be computed: put the logarithm first, and take the largest score out.",
        )


@check("scores near the largest number", points=0.5)
def test_enormous(student, reference):
    Y = np.eye(3)
    for Z in [
        np.array([[0.0, 1e299, 0.0], [0.0, 2e299, 1e299], [-1e299, 0.0, 1e299]]),
        np.array([[3e298, 0.0, -3e298], [1e4, -1e4, 0.0], [0.0, 800.0, 0.0]]),
    ]:
        expect_close(
            student.cross_entropy_from_logits(Y, Z),
            reference.cross_entropy_from_logits(Y, Z),
            factors={"n": 3.0},
            advice="Differences of scores have room enough; exponentials of them, and clipped probabilities, have not.",
        )


@check("right and certain: a very small cost", points=0.5)
def test_tiny(student, reference):
    for Y, Z in [([[1.0, 0.0, 0.0]], [[20.0, 0.0, -2.0]]), ([[0.0, 1.0], [1.0, 0.0]], [[-3.0, 15.0], [9.0, -8.0]])]:
        Y, Z = np.array(Y), np.array(Z)
        answer = student.cross_entropy_from_logits(Y, Z)
        expected = reference.cross_entropy_from_logits(Y, Z)
        # a stable method without log1p rounds at the size of the scores, 20 times 1e-16
        expect_close(
            answer,
            expected,
            rtol=1e-6,
            atol=2e-14,
            advice="A certain and right answer costs a little, and never less than nothing.",
        )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, problem, variants):
    X, y, W = problem(14, n_samples=6)
    labels = reference.one_hot_targets(y, 3)
    for (Z,), rtol in variants(X @ W):
        answer, changed = student.cross_entropy_from_logits.watched(labels.astype(Z.dtype), Z)
        expect(not changed, "An array of the caller's was modified.")
        expect_close(
            answer,
            reference.cross_entropy_from_logits(labels, Z),
            rtol=rtol,
            factors={"n": 6, "k": 3},
            advice="Scores may be whole numbers; a cost is a fraction.",
        )
