"""Wrong ideas about robust scaling."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("Where the middle half has no width there is nothing to divide by: the range counts as 1.")
def zero_range_divides_by_zero(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0)
    return (X - np.median(X, axis=0)) / (upper - lower)


@misconception("An interquartile range of 0 counts as 1: the entries that differ keep their distance.")
def zero_range_becomes_zero(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0)
    span = upper - lower
    return np.where(span == 0, 0.0, (X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span))


@misconception("A mean is moved by a single outlier: subtract the median.")
def mean_subtracted(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0)
    span = upper - lower
    return (X - X.mean(axis=0)) / np.where(span == 0, 1.0, span)


@misconception("A standard deviation is blown up by a single outlier: divide by the width of the middle half.")
def standard_deviation(X):
    span = X.std(axis=0)
    return (X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span)


@misconception("The whole range ends at the outliers: divide by that of the middle half.")
def whole_range(X):
    span = np.ptp(X, axis=0)
    return (X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span)


@misconception("The whole width of the middle half is divided by, not half of it.")
def half_the_range(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0)
    span = upper - lower
    return 2 * (X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span)


@misconception("A factor of 1.349 would make it a standard deviation for normal data: the range itself is asked for.")
def normal_consistent(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0)
    span = upper - lower
    return 1.3489795 * (X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span)


@misconception(
    "The median distance from the median is another measure of spread: take the distance between the quartiles."
)
def median_absolute_deviation(X):
    span = np.median(np.abs(X - np.median(X, axis=0)), axis=0)
    return (X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span)


@misconception("The median is subtracted, not the lower quartile.")
def lower_quartile_subtracted(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0)
    span = upper - lower
    return (X - lower) / np.where(span == 0, 1.0, span)


@misconception("The median is not the middle between the two quartiles.")
def middle_of_the_quartiles(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0)
    span = upper - lower
    return (X - (lower + upper) / 2) / np.where(span == 0, 1.0, span)


@misconception("Between two entries a quartile is interpolated: it is not the next entry below.")
def quartiles_not_interpolated(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0, method="lower")
    span = upper - lower
    return (X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span)


@misconception("There are nine ways to interpolate a quartile; the one meant here is the linear one.")
def quartiles_of_another_book(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0, method="weibull")
    span = upper - lower
    return (X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span)


@misconception("Quartiles as medians of the two halves differ from the linear interpolation that is meant here.")
def medians_of_halves(X):
    S = np.sort(X, axis=0)
    k = len(S) // 2
    span = np.median(S[-k:], axis=0) - np.median(S[:k], axis=0) if k else np.zeros(S.shape[1])
    return (X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span)


@misconception("The middle half lies between the quartiles, not between the tenth and the ninetieth percentile.")
def deciles(X):
    lower, upper = np.quantile(X, [0.1, 0.9], axis=0)
    span = upper - lower
    return (X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span)


@misconception("np.percentile counts to 100: 0.25 of it is far below the lower quartile.")
def percent_for_shares(X):
    lower, upper = np.percentile(X, [0.25, 0.75], axis=0)
    span = upper - lower
    return (X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span)


@misconception("Each column has a median and quartiles of its own.")
def of_the_whole_table(X):
    lower, upper = np.quantile(X, [0.25, 0.75])
    span = upper - lower
    return (X - np.median(X)) / np.where(span == 0, 1.0, span)


@misconception("Columns are scaled, not rows.")
def rows_instead_of_columns(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=1)
    span = (upper - lower)[:, None]
    return (X - np.median(X, axis=1)[:, None]) / np.where(span == 0, 1.0, span)


@misconception("The median is subtracted before the division.")
def median_not_subtracted(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0)
    span = upper - lower
    return X / np.where(span == 0, 1.0, span)


@misconception("Outliers stay where they are: nothing is cut off.")
def outliers_cut_off(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0)
    span = upper - lower
    return np.clip((X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span), -0.6, 0.6)


@misconception("Each entry stays in its row: sorting is for finding the quartiles only.")
def sorted(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0)
    span = upper - lower
    return (np.sort(X, axis=0) - np.median(X, axis=0)) / np.where(span == 0, 1.0, span)


@misconception("Rounding is for printing. What a function returns keeps all its digits.")
def rounded(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0)
    span = upper - lower
    return np.round((X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span), 2)


@misconception("The columns are right, but X is overwritten on the way: the caller still needs it.")
def table_overwritten(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0)
    span = upper - lower
    scaled = (X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span)
    X.sort(axis=0)
    X *= 0
    return scaled


@misconception("A quartile can fall between two entries: a quarter of n, cut to a whole number, is no position for it.")
def entries_a_quarter_in(X):
    in_order = np.sort(X, axis=0)
    span = in_order[3 * len(X) // 4] - in_order[len(X) // 4]
    return (X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span)


@misconception("The range is the upper quartile less the lower one: the other way round every sign is turned.")
def range_the_wrong_way_round(X):
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0)
    span = lower - upper
    return (X - np.median(X, axis=0)) / np.where(span == 0, 1.0, span)
