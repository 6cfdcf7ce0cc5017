"""Hidden checks of odds_ratio_intervals: a quantile right to 1e-6 moves an end by that times its standard error."""

import numpy as np
import pytest

from sparsecraft_grader.checks import check, expect, expect_array, expect_close

QUANTILE = 1e-6  # the contract's
ADVICE = "The ends lie equally far from the coefficient, before the exponential is taken of each."


@pytest.fixture(scope="session")
def expect_ends(reference):
    """A function that fails unless an answer holds the lower and upper ends, as exact as the quantile has to be."""

    def judge(answer, w, se, level=0.95, *, rtol=1e-9, advice=ADVICE):
        right = reference.odds_ratio_intervals(w, se, level)
        ends = expect_array(answer, right.shape, "The table of ends")
        expect(
            np.array_equal(right, right[:, ::-1]) or not np.allclose(ends[:, ::-1], right, rtol=1e-4),
            "The columns are swapped: the lower ends come first.",
        )
        expect(not (ends < 0).any(), f"An end is below zero, where no odds ratio can be. {advice}")
        expect_close(ends, right, rtol=rtol + QUANTILE * float(np.max(se)), atol=0.0, advice=advice)

    return judge


@check("the ends at 95 percent, which is the default", points=1)
def test_default(student, estimates, expect_ends):
    w, se = estimates(501)
    advice = f"{ADVICE} Of what is left over, each tail gets half."
    expect_ends(student.odds_ratio_intervals(w=w, se=se), w, se, advice=advice)


@check("any level", points=1)
def test_level(student, estimates, expect_ends):
    w, se = estimates(502)
    advice = f"{ADVICE} The quantile follows from the level: the higher it is, the wider the interval."
    for level in [0.9, 0.5, 0.1, 0.999]:
        expect_ends(student.odds_ratio_intervals(w, se, level=level), w, se, level, advice=advice)
    expect_ends(student.odds_ratio_intervals(w, se, 0.8), w, se, 0.8, advice=advice)


@check("all the digits of the quantile", points=0.5)
def test_digits(student, expect_ends):
    w, se = np.array([-2.0, 0.3, 4.0]), np.array([2.5, 3.0, 2.8])
    advice = f"{ADVICE} The quantile is used with all its digits, not as it is printed in books."
    for level in [0.95, 0.9, 0.99]:
        expect_ends(student.odds_ratio_intervals(w, se, level), w, se, level, advice=advice)


@check("a single coefficient, one that is zero, two, many", points=0.5)
def test_shapes(student, estimates, expect_ends):
    advice = f"{ADVICE} Each coefficient has a row of its own, with two columns."
    for n_features in [1, 2, 7]:
        w, se = estimates(503, n_features)
        for coefficients in [w, np.zeros(n_features)]:
            expect_ends(student.odds_ratio_intervals(coefficients, se, 0.9), coefficients, se, 0.9, advice=advice)


@check("any type of array, left as it was", points=1)
def test_types(student, estimates, variants, expect_ends):
    w, se = estimates(504, 4)
    for (coefficients, errors), rtol in variants(w, se):
        for level in [0.95, 0.7]:
            answer, changed = student.odds_ratio_intervals.watched(coefficients, errors, level)
            expect(not changed, "An array of the caller's was modified: the ends need an array of their own.")
            advice = f"{ADVICE} Ends are fractions, also where w and se hold whole numbers."
            expect_ends(answer, coefficients, errors, level, rtol=rtol, advice=advice)
