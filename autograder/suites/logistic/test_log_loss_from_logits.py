"""Hidden checks of log_loss_from_logits."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "Each row costs the negative logarithm of the probability that its label was given; take their mean."


@check("the mean over the rows of both labels", points=0.5)
def test_values(student, reference):
    rng = np.random.default_rng(21)
    y, z = np.array([1, 0, 0, 1, 0, 0, 1]), rng.normal(scale=2, size=7)
    expect_close(
        student.log_loss_from_logits(y=y, z=z),
        reference.log_loss_from_logits(y, z),
        factors={"n": 7},
        advice=ADVICE,
    )
    answer, changed = student.log_loss_from_logits.watched(y, -z)
    expect(not changed, "An array of the caller's was modified: put intermediate results into new arrays.")
    expect_close(answer, reference.log_loss_from_logits(y, -z), factors={"n": 7}, advice=ADVICE)


@check("certain of the right label, or of the wrong one", points=1)
def test_certain(student, reference):
    # beyond 30 the rounding of 1 - p shows in the eighth digit, beyond 37 p is 1, beyond 709 exp overflows
    y = np.array([0, 1, 0, 1, 1])
    for scores in [[2.0, -1.0, 31.0, -33.0, 3.0], [44.0, 39.0, -41.0, -52.0, 1.0], [800.0, -1000.0, -900.0, 1000.0, 0]]:
        z = np.array(scores)
        expect_close(
            student.log_loss_from_logits(y, z),
            reference.log_loss_from_logits(y, z),
            factors={"n": 5},
            advice="A probability rounds to 0 or 1 long before the loss ends: compute it from the score itself.",
        )


@check("scores as large as they may be", points=0.5)
def test_largest(student, reference):
    y = np.array([0, 1, 1, 0])
    for size in [1e300, 1e200]:
        z = size / 4 * np.array([1.0, -0.5, 1.0, -0.25])
        expect_close(
            student.log_loss_from_logits(y, z),
            reference.log_loss_from_logits(y, z),
            factors={"n": 4},
            advice="The loss of a row that is very wrong grows like its score, and is finite as that is.",
        )


@check("one label only, one row only", points=0.5)
def test_one_label(student, reference):
    z = np.random.default_rng(22).normal(scale=1.5, size=5) + 0.5
    for label in [1, 0]:
        for scores in [z, z[:1]]:
            y = np.full(len(scores), label)
            expect_close(
                student.log_loss_from_logits(y, scores),
                reference.log_loss_from_logits(y, scores),
                factors={"n": len(scores)},
                advice="Rows of either label cost, also where there is none of the other.",
            )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, typed):
    y = np.array([0, 1, 1, 0, 1, 0, 0, 1])
    for label, (z,), rtol in typed(y, np.random.default_rng(23).normal(scale=3, size=8)):
        answer, changed = student.log_loss_from_logits.watched(label, z)
        expect(not changed, "An array of the caller's was modified: put intermediate results into new arrays.")
        expected = reference.log_loss_from_logits(label, z)
        expect_close(answer, expected, rtol=rtol, factors={"n": 8}, advice=ADVICE)
