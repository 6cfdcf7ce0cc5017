"""Wrong ideas about the Wald test."""

import math
from statistics import NormalDist

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("Both tails count: an effect in the other direction would have been as much of a surprise.")
def one_tail(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, np.array([math.erfc(abs(each) / math.sqrt(2)) / 2 for each in z])


@misconception(
    "The upper tail alone makes every negative coefficient look harmless: how far out counts, on both sides."
)
def upper_tail(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, np.array([1 - NormalDist().cdf(each) for each in z])


@misconception("What lies below z is no p-value: that is what both tails hold, further out than z on either side.")
def lower_tail(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, np.array([NormalDist().cdf(each) for each in z])


@misconception(
    "For a negative z the upper tail is the large one, and more than one comes out: take how far out z is first."
)
def twice_the_upper_tail(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, np.array([2 * (1 - NormalDist().cdf(each)) for each in z])


@misconception("Doubling what lies below z works for a negative z only: take how far out it is first.")
def twice_the_lower_tail(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, np.array([2 * NormalDist().cdf(each) for each in z])


@misconception("That is the probability of the middle: the p-value is what is left for the tails.")
def inside(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, np.array([math.erf(abs(each) / math.sqrt(2)) for each in z])


@misconception("The error function has another scale than the normal distribution: the root of two is missing.")
def root_of_two_forgotten(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, np.array([math.erfc(abs(each)) for each in z])


@misconception("z is divided by the root of two, not by two, to get from the bell curve to the error function.")
def divided_by_two(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, np.array([math.erfc(abs(each) / 2) for each in z])


@misconception("Both tails are in erfc already: doubling it makes probabilities above one.")
def erfc_doubled(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, np.array([2 * math.erfc(abs(each) / math.sqrt(2)) for each in z])


@misconception("The sign of z says in which direction the effect goes: drop it for the p-value only.")
def sign_dropped(w, se):
    z = np.abs(w / np.asarray(se, dtype=float))
    return z, np.array([math.erfc(each / math.sqrt(2)) for each in z])


@misconception("z itself is asked for: its square goes with the chi-squared distribution, and has no sign.")
def squared(w, se):
    z = w / np.asarray(se, dtype=float)
    return z**2, np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])


@misconception("The square of z is chi-squared, not normal: it must not be looked up in the bell curve.")
def square_in_the_bell_curve(w, se):
    z = (w / np.asarray(se, dtype=float)) ** 2
    return z, np.array([math.erfc(each / math.sqrt(2)) for each in z])


@misconception("The coefficient is divided by its standard error, not by the variance.")
def divided_by_variance(w, se):
    z = w / np.asarray(se, dtype=float) ** 2
    return z, np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])


@misconception("The standard errors are roots already: taking the root again makes z too small or too large.")
def root_of_standard_error(w, se):
    z = w / np.sqrt(se)
    return z, np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])


@misconception("How many standard errors away from zero is it? That takes a division, not a product.")
def multiplied(w, se):
    z = np.asarray(w, dtype=float) * se
    return z, np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])


@misconception("The quotient is upside down: it is the coefficient in units of its standard error.")
def quotient_upside_down(w, se):
    with np.errstate(divide="ignore"):
        z = se / np.asarray(w, dtype=float)
    return z, np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])


@misconception("Each coefficient is compared with zero, on the scale of logarithms: a ratio is compared with one.")
def odds_ratio_tested(w, se):
    z = np.exp(w) / se
    return z, np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])


@misconception("The first thing to return is z, the second the p-values.")
def order_swapped(w, se):
    z = w / np.asarray(se, dtype=float)
    p_value = np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])
    return p_value, z


@misconception("Two things are asked for: z first, then the p-values.")
def p_values_only(w, se):
    z = w / np.asarray(se, dtype=float)
    return np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])


@misconception("Two things are asked for: to z the p-values have to be added.")
def z_only(w, se):
    return w / np.asarray(se, dtype=float)


@misconception("The height of the bell curve is a density: the probability is the area under its tails.")
def height_of_the_curve(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)


@misconception(
    "The t distribution belongs to linear regression, where noise is estimated: here the bell curve is normal."
)
def t_distribution(w, se):
    z, freedom = w / np.asarray(se, dtype=float), max(len(w) - 1, 1)
    angles = np.linspace(0, math.pi / 2, 401)
    density = np.cos(angles) ** (freedom - 1)
    whole = np.sum((density[1:] + density[:-1]) / 2)
    tail = [
        np.interp(np.arctan(abs(each) / math.sqrt(freedom)), angles, np.r_[0, np.cumsum(density[:-1])]) for each in z
    ]
    return z, np.clip(1 - np.array(tail) / whole, 0, 1)


@misconception("The logistic curve is close to the normal one, but it is not it: its tails are heavier.")
def logistic_curve(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, 2 / (1 + np.exp(1.702 * np.abs(z)))


@misconception(
    "Adding up bars under the curve up to some point has few digits, and takes the rest of the tail for zero."
)
def sum_of_bars(w, se):
    z = w / np.asarray(se, dtype=float)
    grid = np.linspace(0, 8, 4001)
    height = np.exp(-(grid**2) / 2) * math.sqrt(2 / math.pi) * 0.002
    return z, np.array([height[grid >= abs(each)].sum() for each in z])


@misconception("Rounding is for printing: small p-values would all become zero.")
def rounded(w, se):
    z = w / np.asarray(se, dtype=float)
    p_value = np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])
    return np.round(z, 4), np.round(p_value, 4)


@misconception("A yes or no is what a reader may make of it; the p-value itself is asked for.")
def decisions(w, se):
    z = w / np.asarray(se, dtype=float)
    p_value = np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])
    return z, (p_value < 0.05).astype(float)


@misconception("p-values are not multiplied by the number of tests here: each coefficient is tested by itself.")
def corrected_for_many_tests(w, se):
    z = w / np.asarray(se, dtype=float)
    p_value = np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])
    return z, np.minimum(1, len(z) * p_value)


@misconception("z in an array of whole numbers is cut off: fractions need a floating point type.")
def cut_to_whole_numbers(w, se):
    z = np.array(w)
    z[...] = w / np.asarray(se, dtype=float)
    return z, np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])


@misconception("Dividing in place changes the caller's coefficients: z needs an array of its own.")
def overwrites_w(w, se):
    z = w / np.asarray(se, dtype=float)
    p_value = np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])
    w[...] = z
    return z, p_value


@misconception("That is what lies below the larger end: the p-value is what lies outside, in both tails.")
def below_the_absolute(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, np.array([NormalDist().cdf(abs(each)) for each in z])


@misconception("The height of the bell curve, doubled, is still a height: a probability is the area under its tails.")
def twice_the_height(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, 2 * np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)


@misconception("z has no unit any more: it goes with the standard bell, without the standard error as its width.")
def standard_error_used_twice(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, np.array([2 * NormalDist(0, float(s)).cdf(-abs(float(each))) for each, s in zip(z, se, strict=True)])


@misconception("Return two arrays, z and the p-values, and not one table that has them as columns.")
def columns_of_a_table(w, se):
    z = w / np.asarray(se, dtype=float)
    return np.column_stack([z, np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])])


@misconception("A few decimals are not all: rounding, tables and coarse sums lose the digits of small p-values.")
def rounded_p_values(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, np.round(np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z]), 6)


@misconception("The root of two belongs to the error function: z itself is not divided by it.")
def root_of_two_in_z(w, se):
    z = w / np.asarray(se, dtype=float) / math.sqrt(2)
    return z, np.array([math.erfc(abs(each)) for each in z])


@misconception("A coefficient without effect is 0; 1 is the ratio without effect, on the other scale.")
def compared_with_one(w, se):
    z = (np.asarray(w, dtype=float) - 1) / se
    return z, np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])


@misconception(
    "What is compared with 1 is a ratio of odds; the standard error belongs to its logarithm, compared with 0."
)
def odds_ratio_compared_with_one(w, se):
    z = np.expm1(w) / se
    return z, np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])


@misconception("A standard error has the number of rows in it already: no root of n multiplies or divides it again.")
def root_of_n_once_more(w, se):
    z = w / np.asarray(se, dtype=float) * math.sqrt(len(w))
    return z, np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])


@misconception(
    "The exponential is the bell's height relative to its top: the p-value is an area, which takes an integral."
)
def relative_height(w, se):
    z = w / np.asarray(se, dtype=float)
    return z, np.exp(-(z**2) / 2)


@misconception("Each coefficient is tested against zero, and not against the mean of the others.")
def compared_with_the_mean(w, se):
    z = (w - np.mean(w)) / se
    return z, np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])


@misconception(
    "The standard error belongs to each coefficient as it is given: the spread of the coefficients is no error."
)
def spread_of_the_coefficients(w, se):
    z = w / max(float(np.std(w)), 1e-9)
    return z, np.array([math.erfc(abs(each) / math.sqrt(2)) for each in z])
