"""Hidden checks of logit: relative errors, so that a result close to zero needs its digits as well."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

RELATIVE = 1e-9  # the contract's


@check("the log-odds on both sides of one half", points=0.5)
def test_values(student, reference):
    low = np.random.default_rng(11).uniform(0.03, 0.45, size=(2, 3))
    p = np.vstack([low, 1 - low])
    answer, changed = student.logit.watched(p)
    expect(not changed, "The array p of the caller's was modified: return a new array.")
    expect_close(
        answer,
        reference.logit(p),
        rtol=RELATIVE,
        atol=0.0,
        advice="It is the natural logarithm of p over one minus p.",
    )


@check("close to one half, where the result is close to zero", points=0.5)
def test_half(student, reference):
    # Below one half, an odd number of units of 2**-54 away, 1 - p has to be rounded; above, the quotient of odds is
    # worst some 1e-9 to 1e-7 away, and exact by luck when closer.
    below = 0.5 - np.array([7.0, 1001.0, 1000001.0, 3.0e9 + 1]) * 2.0**-54
    above = 0.5 + np.array([3e-15, 2.1e-13, 5e-12, 3e-9, 2.3e-8, 1e-3])
    p = np.concatenate([below, above, [0.5]])
    expect_close(
        student.logit(p=p),
        reference.logit(p),
        rtol=RELATIVE,
        atol=0.0,
        advice="Odds close to one lose the digits that count: compute what they have beyond one, and use log1p.",
    )


@check("close to zero and close to one", points=0.5)
def test_ends(student, reference):
    p = np.array([1e-300, 3e-100, 2e-17, 1e-10, 1e-4, 0.3, 1 - 1e-4, 1 - 1e-10, 1 - 2.0**-45, 1 - 3 * 2.0**-53])
    expect_close(
        student.logit(p),
        reference.logit(p),
        rtol=RELATIVE,
        atol=0.0,
        advice="Nothing is cut off at the ends, and no digit is lost by taking a tiny number off a large one.",
    )


@check("a single number, any shape, any type", points=0.5)
def test_shapes_and_types(student, reference):
    rng = np.random.default_rng(12)
    singles = [
        0.7,
        0.2,
        np.array(0.9),
        0.5 + 2.3e-8,
        *(0.5 - np.array([1001, 1003, 100007]) * 2.0**-54),
        1e-200,
        1 - 5 * 2.0**-53,
    ]
    for p in [*singles, rng.uniform(0.1, 0.4, size=(2, 1, 2)), rng.uniform(0.6, 0.9, size=(1,))]:
        expect_close(
            student.logit(p),
            reference.logit(p),
            rtol=RELATIVE,
            atol=0.0,
            advice="It works entry by entry, with all its digits, for a single number as for a table.",
        )
    p = rng.uniform(0.05, 0.95, size=8)
    for array, rtol in [(np.repeat(p, 2)[::2], RELATIVE), (p.reshape(2, 4, order="F").astype(np.float32), 1e-4)]:
        answer, changed = student.logit.watched(array)
        expect(not changed, "The array p of the caller's was modified: return a new array.")
        expect_close(answer, reference.logit(array), rtol=rtol, advice="Arrays come in single precision too.")
