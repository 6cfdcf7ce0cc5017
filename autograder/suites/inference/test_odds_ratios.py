"""Hidden checks of odds_ratios."""

import numpy as np

from sparsecraft_grader.checks import check, expect

ADVICE = "The coefficient is the natural logarithm of the factor that is asked for."


@check("coefficients of both signs", points=0.5)
def test_values(student, reference, estimates, expect_digits):
    w, _ = estimates(101)
    expect_digits(student.odds_ratios(w=w), reference.odds_ratios(w), atol=0.0, advice=ADVICE)


@check("one coefficient, and one that is zero", points=0.5)
def test_single(student, reference, expect_digits):
    for w in [np.array([0.7]), np.array([-1.3]), np.array([0.0, 0.9])]:
        advice = f"{ADVICE} One coefficient still gives an array; zero leaves the odds as they are."
        expect_digits(student.odds_ratios(w), reference.odds_ratios(w), atol=0.0, advice=advice)


@check("very small and very large ratios", points=0.5)
def test_extremes(student, reference, expect_digits):
    w = np.array([-300.0, -25.0, -1e-7, 1e-9, 6.0, 40.0, 500.0])
    advice = f"{ADVICE} Small ratios are not rounded, and large ones not cut off."
    answer, changed = student.odds_ratios.watched(w)
    expect(not changed, "The array w of the caller's was modified: return a new one.")
    expect_digits(answer, reference.odds_ratios(w), atol=0.0, advice=advice)


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, estimates, variants, expect_digits):
    w, _ = estimates(102, 6)
    for (array,), rtol in variants(w):
        answer, changed = student.odds_ratios.watched(array)
        expect(not changed, "The array w of the caller's was modified: return a new one.")
        advice = f"{ADVICE} Ratios are fractions, also where w holds whole numbers."
        expect_digits(answer, reference.odds_ratios(array), rtol=rtol, atol=0.0, advice=advice)
