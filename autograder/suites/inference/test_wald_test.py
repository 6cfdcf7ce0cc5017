"""Hidden checks of wald_test: z to rounding, p-values to the contract's 1e-12 absolute."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

WITHIN = 1e-12
Z = "This is about z: the coefficient in units of its standard error, with its sign."
P = "This is about the p-value: what both tails of the standard normal bell hold, further out than z on either side."


@check("z says how far away zero is, and on which side", points=1)
def test_z(student, reference, estimates, z_and_p):
    for n_features in [5, 1]:
        w, se = estimates(401, n_features)
        for coefficients in [w, -w]:
            z, _ = z_and_p(student.wald_test(w=coefficients, se=se))
            expect_close(z, reference.wald_test(coefficients, se)[0], atol=0.0, name="z", advice=Z)


@check("p-values of positive coefficients", points=0.5)
def test_positive(student, reference, estimates, z_and_p, expect_digits):
    w, se = estimates(402, 6)
    _, p_value = z_and_p(student.wald_test(np.abs(w), se))
    expected = reference.wald_test(np.abs(w), se)[1]
    expect_digits(p_value, expected, rtol=0.0, atol=WITHIN, name="The array of p-values", advice=P)


@check("p-values of negative coefficients", points=0.5)
def test_negative(student, reference, estimates, z_and_p, expect_digits):
    w, se = estimates(403, 6)
    advice = f"{P} Down counts as much as up."
    for coefficients in [-np.abs(w), w]:
        _, p_value = z_and_p(student.wald_test(coefficients, se))
        expected = reference.wald_test(coefficients, se)[1]
        expect_digits(p_value, expected, rtol=0.0, atol=WITHIN, name="The array of p-values", advice=advice)


@check("a coefficient of zero, a single coefficient", points=0.5)
def test_zero(student, reference, z_and_p, expect_digits):
    for w, se in [([0.0], [0.8]), ([1.1, 0.0], [0.6, 2.5]), ([-0.9], [0.7])]:
        _, p_value = z_and_p(student.wald_test(np.array(w), np.array(se)))
        expected = reference.wald_test(np.array(w), np.array(se))[1]
        advice = f"{P} Nothing is less of a surprise than zero itself."
        expect_digits(p_value, expected, rtol=0.0, atol=WITHIN, name="The array of p-values", advice=advice)


@check("p-values far out in the tails, and to the last digits that count", points=0.5)
def test_tails(student, reference, z_and_p, expect_digits):
    w = np.array([1e-6, 3.1, -4.2, 4.7, -5.3, 6.1, -7.0, 9.0, -45.0, 400.0])
    for se in [np.ones(10), np.full(10, 0.5), np.full(10, 1.3)]:
        _, p_value = z_and_p(student.wald_test(w, se))
        advice = f"{P} Tables and sums of bars have too few digits, and small is not the same as zero."
        expected = reference.wald_test(w, se)[1]
        expect_digits(p_value, expected, rtol=0.0, atol=WITHIN, name="The array of p-values", advice=advice)


@check("z and p-values of any type of array, left as it was", points=1)
def test_types(student, reference, estimates, variants, z_and_p, expect_digits):
    w, se = estimates(405, 7)
    for (coefficients, errors), rtol in variants(w, se):
        answer, changed = student.wald_test.watched(coefficients, errors)
        expect(not changed, "An array of the caller's was modified: z needs an array of its own.")
        (z, p_value), expected = z_and_p(answer), reference.wald_test(coefficients, errors)
        expect_close(z, expected[0], rtol=rtol, name="z", advice=Z)
        expect_digits(
            p_value,
            expected[1],
            rtol=0.0,
            atol=1e-4 if rtol == 1e-4 else WITHIN,
            name="The array of p-values",
            advice=P,
        )
