"""Hidden checks of odds_ratio_intervals: a quantile right to 1e-6 moves an end by that times its standard error."""

import numpy as np
import pytest

from sparsecraft_grader.checks import check, expect, expect_array, expect_close

QUANTILE = 1e-6  # the contract's
ADVICE = "The ends lie equally far from the coefficient, before the exponential is taken of each."


@pytest.fixture(scope="session")
def table_of_ends():
    """A function from an answer to its table of ends; fails unless it holds ratios, with the lower ones first."""

    def take(answer, w, *, ordered=True):
        ends = expect_array(answer, (len(w), 2), "The table of ends").astype(float)
        expect(not (ends < 0).any(), f"An end is below zero, where no odds ratio can be. {ADVICE}")
        swapped = (ends[:, 0] > ends[:, 1]).all()
        expect(not (ordered and swapped), "The columns are swapped: the lower ends come first.")
        return np.sort(ends, axis=1) if swapped else ends

    return take


@pytest.fixture(scope="session")
def expect_ends(reference, table_of_ends, expect_digits):
    """A function that fails unless an answer holds the lower and upper ends, as exact as the quantile has to be."""

    def judge(answer, w, se, level=0.95, *, rtol=1e-9, ordered=True, advice=ADVICE):
        ends, right = table_of_ends(answer, w, ordered=ordered), reference.odds_ratio_intervals(w, se, level)
        expect_digits(ends, right, rtol=rtol + QUANTILE * float(np.max(se)), atol=0.0, advice=advice)

    return judge


@check("the coefficient in the middle, and as far to the ends as its standard error says", points=1)
def test_middle(student, reference, estimates, table_of_ends):
    w, se = estimates(501)
    ends = table_of_ends(student.odds_ratio_intervals(w=w, se=se), w)
    right = reference.odds_ratio_intervals(w, se)
    with np.errstate(all="ignore"):
        middle, reach = np.sqrt(ends[:, 0] * ends[:, 1]), np.log(ends[:, 1] / ends[:, 0]) / se
    slack = QUANTILE * float(np.max(se))  # each end may have a quantile of its own
    expect_close(middle, np.sqrt(right[:, 0] * right[:, 1]), rtol=slack, name="The middle", advice=ADVICE)
    expect(
        np.isfinite(reach).all() and reach.min() > 0.01 and np.ptp(reach) <= 4 * slack,
        f"The distance to the ends is not in proportion to the standard errors. {ADVICE}",
    )


@check("the ends at 95 percent, which is the default", points=1)
def test_default(student, estimates, expect_ends):
    w, se = estimates(505)
    advice = f"{ADVICE} Of what is left over, each tail gets half."
    expect_ends(student.odds_ratio_intervals(w=w, se=se), w, se, advice=advice)


@check("any level", points=0.5)
def test_level(student, estimates, expect_ends):
    w, se = estimates(502)
    advice = f"{ADVICE} The quantile follows from the level: the higher it is, the wider the interval."
    for level in [0.9, 0.5, 0.1, 0.999]:
        expect_ends(student.odds_ratio_intervals(w, se, level=level), w, se, level, ordered=False, advice=advice)
    expect_ends(student.odds_ratio_intervals(w, se, 0.8), w, se, 0.8, ordered=False, advice=advice)


@check("all the digits of the quantile", points=0.5)
def test_digits(student, expect_ends):
    w, se = np.array([-2.0, 0.3, 4.0]), np.array([2.5, 3.0, 2.8])
    advice = f"{ADVICE} The quantile is used with all its digits, not as it is printed in books."
    for level in [0.95, 0.9, 0.99]:
        answer, changed = student.odds_ratio_intervals.watched(w, se, level)
        expect(not changed, "An array of the caller's was modified: the ends need an array of their own.")
        expect_ends(answer, w, se, level, ordered=False, advice=advice)


@check("a single coefficient, one that is zero, two, many", points=0.5)
def test_shapes(student, estimates, expect_ends):
    advice = f"{ADVICE} Each coefficient has a row of its own, with two columns of fractions."
    for n_features in [1, 2, 7]:
        w, se = estimates(503, n_features)
        for coefficients in [w, np.zeros(n_features, dtype=int)]:
            expect_ends(student.odds_ratio_intervals(coefficients, se, 0.9), coefficients, se, 0.9, advice=advice)


@check("any type of array, left as it was", points=0.5)
def test_types(student, estimates, variants, expect_ends):
    w, se = estimates(504, 4)
    for (coefficients, errors), rtol in variants(w, se):
        for level in [0.95, 0.7]:
            answer, changed = student.odds_ratio_intervals.watched(coefficients, errors, level)
            expect(not changed, "An array of the caller's was modified: the ends need an array of their own.")
            advice = f"{ADVICE} Ends are fractions, also where w and se hold whole numbers."
            expect_ends(answer, coefficients, errors, level, rtol=rtol, advice=advice)
