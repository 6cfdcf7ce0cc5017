"""Wrong ideas about the intervals of odds ratios."""

from statistics import NormalDist

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception(
    "The interval is made for the coefficient first, then both ends become ratios: exp plus or minus comes too late."
)
def on_the_scale_of_odds(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * se
    return np.column_stack([np.exp(w) - reach, np.exp(w) + reach])


@misconception(
    "The ratio times the standard error is only roughly the ratio's own: ends are made before the exponential."
)
def delta_method(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * se * np.exp(w)
    return np.column_stack([np.exp(w) - reach, np.exp(w) + reach])


@misconception("Ratios of odds are asked for: these are the ends for the coefficients, their logarithms.")
def of_the_coefficients(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * se
    return np.column_stack([w - reach, w + reach])


@misconception("Each tail gets half of what is left over: below the upper end lies more than the level.")
def quantile_of_the_level(w, se, level=0.95):
    reach = NormalDist().inv_cdf(level) * se
    return np.exp(np.column_stack([w - reach, w + reach]))


@misconception(
    "level is the share inside: what it leaves over is for the tails, and half of the level is no share of a tail."
)
def quantile_of_half_the_level(w, se, level=0.95):
    reach = abs(NormalDist().inv_cdf(level / 2)) * se
    return np.exp(np.column_stack([w - reach, w + reach]))


@misconception("level is the share inside, such as 0.95, and not what is left over for the tails.")
def level_is_what_is_left_over(w, se, level=0.05):
    reach = NormalDist().inv_cdf(1 - level / 2) * se
    return np.exp(np.column_stack([w - reach, w + reach]))


@misconception("The default level is 0.95, and 95 percent is a share of one.")
def default_of_ninety_percent(w, se, level=0.9):
    reach = NormalDist().inv_cdf((1 + level) / 2) * se
    return np.exp(np.column_stack([w - reach, w + reach]))


@misconception("The quantile belongs to the level that is asked for: one number cannot serve for all of them.")
def level_ignored(w, se, level=0.95):
    reach = NormalDist().inv_cdf(0.975) * se
    return np.exp(np.column_stack([w - reach, w + reach]))


@misconception("The well-known 1.96 is rounded, and belongs to one level only: work the quantile out.")
def rounded_and_level_ignored(w, se, level=0.95):
    return np.exp(np.column_stack([w - 1.96 * np.asarray(se), w + 1.96 * np.asarray(se)]))


@misconception("Two decimals of the quantile are not enough: get it with all its digits for the common levels too.")
def table_of_rounded_quantiles(w, se, level=0.95):
    known = {0.9: 1.645, 0.95: 1.96, 0.99: 2.576}
    reach = known.get(level, NormalDist().inv_cdf((1 + level) / 2)) * se
    return np.exp(np.column_stack([w - reach, w + reach]))


@misconception("Ends become ratios one by one, after 1.96, or better the level's own quantile, has made the interval.")
def on_the_scale_of_odds_with_a_rounded_quantile(w, se, level=0.95):
    reach = 1.96 * np.asarray(se, dtype=float)
    return np.column_stack([np.exp(w) - reach, np.exp(w) + reach])


@misconception("Two standard errors are a rule of thumb: the quantile of the level says how many it takes.")
def two_standard_errors(w, se, level=0.95):
    return np.exp(np.column_stack([w - 2.0 * se, w + 2.0 * se]))


@misconception("One standard error covers two thirds: the quantile of the level has to multiply it.")
def one_standard_error(w, se, level=0.95):
    return np.exp(np.column_stack([w - se, w + np.asarray(se, dtype=float)]))


@misconception("The level is a probability: it takes the quantile to make a number of standard errors of it.")
def level_for_a_quantile(w, se, level=0.95):
    reach = level * np.asarray(se, dtype=float)
    return np.exp(np.column_stack([w - reach, w + reach]))


@misconception("The first column holds the lower ends, the second the upper ones: they are swapped.")
def columns_swapped(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * se
    return np.exp(np.column_stack([w + reach, w - reach]))


@misconception(
    "Each coefficient has a row with two columns: one array of lower and one of upper ends are the transpose."
)
def transposed(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * se
    return np.exp(np.array([w - reach, w + reach]))


@misconception("The ratio itself is no third column: lower and upper ends are all that is asked for.")
def ratio_in_the_middle(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * se
    return np.exp(np.column_stack([w - reach, w, w + reach]))


@misconception("The standard error is a root already: squaring it makes a variance, which is no distance.")
def variance_for_standard_error(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * np.asarray(se, dtype=float) ** 2
    return np.exp(np.column_stack([w - reach, w + reach]))


@misconception("The standard errors are roots already: taking the root again makes another number of them.")
def root_of_standard_error(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(se)
    return np.exp(np.column_stack([w - reach, w + reach]))


@misconception("What the standard error measures is the coefficient's scatter: it is not put through the exponential.")
def exponential_of_standard_error(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * np.exp(se)
    return np.column_stack([np.exp(w) - reach, np.exp(w) + reach])


@misconception("Ends are where they are: a negative one is not cut off, it shows that exp was taken too early.")
def cut_off_at_zero(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * se
    return np.column_stack([np.maximum(np.exp(w) - reach, 0.0), np.exp(w) + reach])


@misconception("The t distribution belongs to linear regression; here the normal quantile is the one to take.")
def t_quantile(w, se, level=0.95):
    q, freedom = NormalDist().inv_cdf((1 + level) / 2), max(len(w) - 1, 1)
    q = q + (q**3 + q) / (4 * freedom) + (5 * q**5 + 16 * q**3 + 3 * q) / (96 * freedom**2)
    return np.exp(np.column_stack([w - q * se, w + q * se]))


@misconception("Rounding is for printing: small ratios would become zero.")
def rounded(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * se
    return np.round(np.exp(np.column_stack([w - reach, w + reach])), 2)


@misconception("Ends are fractions: in a table of whole numbers they are cut off.")
def cut_to_whole_numbers(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * se
    ends = np.zeros((len(w), 2), dtype=np.asarray(w).dtype)
    ends[:, 0], ends[:, 1] = np.exp(w - reach), np.exp(w + reach)
    return ends


@misconception("Multiplying the standard errors in place changes the caller's array: make a new one.")
def overwrites_se(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * se
    se[...] = reach
    return np.exp(np.column_stack([w - reach, w + reach]))


@misconception(
    "Ratios of odds are asked for, and the quantile of the level: these are coefficients, with 1.96 for all."
)
def of_the_coefficients_with_a_rounded_quantile(w, se, level=0.95):
    return np.column_stack([w - 1.96 * np.asarray(se), w + 1.96 * np.asarray(se)])


@misconception("level is a share of one, such as 0.95, and not a number of percent.")
def level_in_percent(w, se, level=95):
    reach = NormalDist().inv_cdf((1 + level / 100) / 2) * se
    return np.exp(np.column_stack([w - reach, w + reach]))


@misconception("The quantile counts standard errors: without them every interval has the same width.")
def standard_error_forgotten(w, se, level=0.95):
    q = NormalDist().inv_cdf((1 + level) / 2)
    return np.exp(np.column_stack([w - q, w + np.full(len(w), q)]))


@misconception("A standard error needs no division by a root of n any more: that would count the rows twice.")
def divided_by_a_root(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * se / np.sqrt(len(w))
    return np.exp(np.column_stack([w - reach, w + reach]))


@misconception("A sum in the exponent is a product of ratios: adding the exponentials of both parts is something else.")
def exponentials_added(w, se, level=0.95):
    reach = np.exp(NormalDist().inv_cdf((1 + level) / 2) * se)
    return np.column_stack([np.exp(w) - reach, np.exp(w) + reach])


@misconception("The upper end multiplies the ratio by as much as the lower end divides it: both ends are of one kind.")
def symmetric_about_the_ratio(w, se, level=0.95):
    reach = np.exp(w + NormalDist().inv_cdf((1 + level) / 2) * se) - np.exp(w)
    return np.column_stack([np.exp(w) - reach, np.exp(w) + reach])


@misconception("Two columns are asked for, lower and upper ends: the ratio itself is known already.")
def ratio_in_front(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * se
    return np.exp(np.column_stack([w, w - reach, w + reach]))


@misconception("The quantile times the standard error is the way from the middle to each end, not from end to end.")
def half_the_reach(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * se / 2
    return np.exp(np.column_stack([w - reach, w + reach]))


@misconception(
    "The quantile goes from a share to a place on the axis: cdf goes the other way, from a place to a share."
)
def share_for_quantile(w, se, level=0.95):
    reach = NormalDist().cdf((1 + level) / 2) * se
    return np.exp(np.column_stack([w - reach, w + reach]))


@misconception("The coefficient is in the middle, and its standard error says how far the ends are: they are mixed up.")
def coefficient_and_error_mixed_up(w, se, level=0.95):
    reach = NormalDist().inv_cdf((1 + level) / 2) * w
    return np.exp(np.column_stack([se - reach, se + reach]))


@misconception("An interval has two ends: what is left over goes to both tails, and not to the upper one alone.")
def lower_end_alone(w, se, level=0.95):
    reach = NormalDist().inv_cdf(level) * se
    return np.column_stack([np.exp(w - reach), np.full(len(w), np.inf)])
