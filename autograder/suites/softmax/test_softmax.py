"""Hidden checks of softmax."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

EXACT = 1e-9  # what the contract allows rows to miss 1 by


@check("probabilities in proportion to the exponentials", points=1.0)
def test_values(student, reference):
    rng = np.random.default_rng(1)
    for shape in [(4, 3), (3, 3), (2, 5)]:
        Z = 1.5 * rng.normal(size=shape)
        expect_close(
            student.softmax(Z=Z),
            reference.softmax(Z),
            rtol=EXACT,
            advice="Take the exponential of every score, and divide each row by its own sum.",
        )


@check("rows far from zero, each by itself", points=0.5)
def test_far(student, reference, expect_rows_of_probabilities):
    Z = np.array([[10_000.0, 9_999.0, 9_998.5], [-10_000.0, -9_998.0, -10_000.5], [0.5, 0.0, -0.5]])
    answer = student.softmax(Z)
    expect_rows_of_probabilities(answer, Z.shape)
    expect_close(
        answer,
        reference.softmax(Z),
        rtol=EXACT,
        advice="Only differences within a row matter: move each row by its own largest score before the exponential.",
    )


@check("scores that lie far apart", points=0.5)
def test_apart(student, reference, expect_rows_of_probabilities):
    Z = np.array([[10_000.0, 0.0, -10_000.0, 9_999.0], [-30.0, 0.0, 1.0, -800.0], [3.0, 3.0, 3.0, 3.0]])
    answer = student.softmax(Z)
    expect_rows_of_probabilities(answer, Z.shape)
    expect_close(
        answer,
        reference.softmax(Z),
        rtol=EXACT,
        atol=1e-15,
        advice="A class that is far behind has a probability of nearly 0, and nothing is cut off.",
    )


@check("one row, one class, two classes", points=0.5)
def test_small(student, reference):
    for Z in [
        np.array([[0.5, -1.5]]),
        np.array([[1500.0, -1500.0]]),
        np.array([[2.0], [-3.0]]),
        np.array([[1.0, 2.0, 4.0]]),
    ]:
        answer, changed = student.softmax.watched(Z)
        expect(not changed, "The array Z of the caller's was modified: return a new array.")
        expect_close(
            answer,
            reference.softmax(Z),
            rtol=EXACT,
            advice="A single row is a table too, and a single class has a probability of 1.",
        )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, variants):
    for (Z,), rtol in variants(np.random.default_rng(2).normal(size=(4, 3))):
        answer, changed = student.softmax.watched(Z)
        expect(not changed, "The array Z of the caller's was modified: return a new array.")
        expect_close(
            answer, reference.softmax(Z), rtol=rtol, advice="Scores may be whole numbers; probabilities are fractions."
        )
