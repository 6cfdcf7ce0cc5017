"""Hidden checks of r2_score."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "Compare what the predictions leave with what the mean of the measurements leaves."


@check("the share that the predictions explain", points=1.0)
def test_value(student, reference, predictions):
    for seed, n_samples in [(31, 12), (32, 5)]:
        y, p = predictions(seed, n_samples)
        expect_close(student.r2_score(y_true=y, y_pred=p), reference.r2_score(y, p), advice=ADVICE)


@check("as good as the mean, and worse", points=0.5)
def test_worse(student, reference, predictions):
    y, p = predictions(33, 9)
    for guess in [np.full(9, y.mean()), -p, p + 20.0]:
        expect_close(
            student.r2_score(y, guess),
            reference.r2_score(y, guess),
            atol=1e-12,
            advice="The mean of the measurements explains nothing, and what is worse than it has a negative share.",
        )


@check("predictions that rise and fall with the truth but are off", points=0.5)
def test_biased(student, reference, predictions):
    y, _ = predictions(34, 8)
    for guess in [y - 1.5, 0.5 * y, 2.0 * y - 3.0]:
        answer, changed = student.r2_score.watched(y, guess)
        expect(not changed, "An array of the caller's was modified: work on new arrays.")
        expect_close(
            answer,
            reference.r2_score(y, guess),
            advice="It is not enough that predictions go up and down with the truth: they have to hit it.",
        )


@check("all measurements equal", points=1.0)
def test_constant(student):
    y = np.full(4, 3.0)
    one_off, cancelling = np.array([3.0, 3.5, 3.0, 3.0]), np.array([4.0, 2.0, 4.0, 2.0])
    for guess, expected in [(y, 1.0), (one_off, 0.0), (cancelling, 0.0), (y - 2, 0.0)]:
        expect_close(
            student.r2_score(y, guess),
            expected,
            atol=1e-9,
            advice="Where all measurements are equal the notebook's agreement holds, and nothing is divided.",
        )


@check("a single row", points=0.5)
def test_single(student):
    for y, guess, expected in [(3.0, 3.0, 1.0), (3.0, 2.5, 0.0), (-2.0, -2.0, 1.0)]:
        expect_close(
            student.r2_score(np.array([y]), np.array([guess])),
            expected,
            atol=1e-9,
            advice="A single row is a case in which all measurements are equal.",
        )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, predictions, variants):
    for (y, p), rtol in variants(*predictions(35, 8)):
        answer, changed = student.r2_score.watched(y, p)
        expect(not changed, "An array of the caller's was modified: work on new arrays.")
        expect_close(
            answer,
            reference.r2_score(y, p),
            rtol=rtol,
            advice="A share is a fraction, also where the measurements are whole numbers.",
        )
