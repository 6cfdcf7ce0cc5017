"""Hidden checks of sigmoid.

That an exponential has overflowed shows only where the value suffers: a warning stays on the other side of the wall.
The notebook's visible checks turn it into an error instead.
"""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

EXACT = 1e-12  # the contract's absolute error


@check("the probability of every score, to twelve digits", points=0.5)
def test_values(student, reference):
    z = np.random.default_rng(1).uniform(-6.0, 6.0, size=(3, 5))
    z[1] = -28.0, -23.0, 17.0, 21.0, 26.0  # where a score cut off at twenty, or a probability at 1e-7, still shows
    expect_close(
        student.sigmoid(z=z),
        reference.sigmoid(z),
        rtol=0.0,
        atol=EXACT,
        advice="It is the odds over one plus the odds, with all the digits that there are.",
    )


@check("far out, where exponentials overflow", points=0.5)
def test_far(student, reference):
    z = np.array([-1000.0, 1000.0, -745.2, 745.2, 709.9, -709.9, 100.0, -100.0, 0.3, -0.3])
    answer, changed = student.sigmoid.watched(z)
    expect(not changed, "The array z of the caller's was modified: return a new array.")
    expect_close(
        answer,
        reference.sigmoid(z),
        rtol=0.0,
        atol=EXACT,
        advice="Far out the probability is 0 or 1; only take the exponential of what is not positive.",
    )


@check("a single number, or an array of any shape", points=0.5)
def test_shapes(student, reference):
    rng = np.random.default_rng(2)
    singles = [1.75, -0.4, 3, np.array(-2.5), -1000.0, 1000.0]
    whole = np.array([[3, -1, 0], [-4, 2, 1000]])
    for z in [*singles, rng.normal(size=(2, 1, 3)), rng.normal(size=(1,)), whole]:
        expect_close(
            student.sigmoid(z),
            reference.sigmoid(z),
            rtol=0.0,
            atol=EXACT,
            advice="It works entry by entry, whatever the shape, and the result is made of fractions.",
        )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, variants):
    for (z,), rtol in variants(np.random.default_rng(3).normal(scale=1.5, size=(2, 4))):
        answer, changed = student.sigmoid.watched(z)
        expect(not changed, "The array z of the caller's was modified: return a new array.")
        expect_close(
            answer,
            reference.sigmoid(z),
            rtol=0.0,
            atol=rtol if rtol == 1e-4 else EXACT,
            advice="z may hold whole numbers; probabilities are fractions.",
        )
