"""Wrong ideas about scaling to [0, 1]."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("A constant column has no range to divide by: it becomes 0.")
def constant_divides_by_zero(X):
    return (X - X.min(axis=0)) / (X.max(axis=0) - X.min(axis=0))


@misconception("A constant column becomes 0, not 1.")
def constant_becomes_one(X):
    span = X.max(axis=0) - X.min(axis=0)
    return np.where(span == 0, 1.0, (X - X.min(axis=0)) / np.where(span == 0, 1.0, span))


@misconception("A constant column becomes 0: it is not put in the middle.")
def constant_becomes_one_half(X):
    span = X.max(axis=0) - X.min(axis=0)
    return np.where(span == 0, 0.5, (X - X.min(axis=0)) / np.where(span == 0, 1.0, span))


@misconception("A constant column becomes 0: it is not left as it was.")
def constant_left_as_it_is(X):
    span = X.max(axis=0) - X.min(axis=0)
    return np.where(span == 0, X, (X - X.min(axis=0)) / np.where(span == 0, 1.0, span))


@misconception(
    "Each column has a range of its own: the smallest and largest of the whole table are those of one column alone."
)
def range_of_the_table(X):
    return (X - X.min()) / (np.ptp(X) or 1.0)


@misconception("Columns are scaled, not rows.")
def rows_instead_of_columns(X):
    low, span = X.min(axis=1, keepdims=True), np.ptp(X, axis=1)[:, None]
    return (X - low) / np.where(span == 0, 1.0, span)


@misconception("Dividing by the largest entry leaves the smallest anywhere: subtract that first.")
def divided_by_the_largest(X):
    top = np.abs(X).max(axis=0)
    return X / np.where(top == 0, 1.0, top)


@misconception("The smallest entry of the column has to become 0: subtract it.")
def smallest_not_subtracted(X):
    span = X.max(axis=0) - X.min(axis=0)
    return X / np.where(span == 0, 1.0, span)


@misconception("After the subtraction divide by the range, not by the largest entry.")
def divided_by_the_largest_after(X):
    top = X.max(axis=0)
    return (X - X.min(axis=0)) / np.where(top == 0, 1.0, top)


@misconception("The columns run from 0 to 1, not from -1 to 1.")
def minus_one_to_one(X):
    span = X.max(axis=0) - X.min(axis=0)
    return np.where(span == 0, 0.0, 2 * (X - X.min(axis=0)) / np.where(span == 0, 1.0, span) - 1)


@misconception("The smallest entry is subtracted, not the mean.")
def mean_subtracted(X):
    span = X.max(axis=0) - X.min(axis=0)
    return (X - X.mean(axis=0)) / np.where(span == 0, 1.0, span)


@misconception("The smallest entry becomes 0 and the largest 1, not the other way round.")
def upside_down(X):
    span = X.max(axis=0) - X.min(axis=0)
    return (X.max(axis=0) - X) / np.where(span == 0, 1.0, span)


@misconception("Divided by the standard deviation a column has no fixed ends.")
def standardised(X):
    span = X.std(axis=0)
    return (X - X.min(axis=0)) / np.where(span == 0, 1.0, span)


@misconception("The columns run from 0 to 1, not to 100.")
def percent(X):
    span = X.max(axis=0) - X.min(axis=0)
    return 100 * (X - X.min(axis=0)) / np.where(span == 0, 1.0, span)


@misconception("A small number in the range keeps the largest entry from reaching 1.")
def small_number_in_the_range(X):
    return (X - X.min(axis=0)) / (X.max(axis=0) - X.min(axis=0) + 1e-6)


@misconception("How far apart two entries are is kept; ranks throw it away.")
def ranks(X):
    span = X.max(axis=0) - X.min(axis=0)
    return np.where(span == 0, 0.0, np.argsort(np.argsort(X, axis=0), axis=0) / max(len(X) - 1, 1))


@misconception("A column does not have to sum to 1: its largest entry becomes 1.")
def shares(X):
    moved = X - X.min(axis=0)
    total = moved.sum(axis=0)
    return moved / np.where(total == 0, 1.0, total)


@misconception("Rounding is for printing. What a function returns keeps all its digits.")
def rounded(X):
    span = X.max(axis=0) - X.min(axis=0)
    return np.round((X - X.min(axis=0)) / np.where(span == 0, 1.0, span), 2)


@misconception("The columns are right, but X is overwritten on the way: the caller still needs it.")
def table_overwritten(X):
    span = X.max(axis=0) - X.min(axis=0)
    scaled = (X - X.min(axis=0)) / np.where(span == 0, 1.0, span)
    X *= 0
    return scaled


@misconception("Results are fractions: an array of whole numbers can't hold them.")
def whole_numbers(X):
    span = X.max(axis=0) - X.min(axis=0)
    return ((X - X.min(axis=0)) / np.where(span == 0, 1.0, span)).astype(int)
