"""Wrong ideas about the root mean squared error."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("The mean of the squares is in squared units; its root is still missing.")
def root_forgotten(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)


@misconception("A root of each square undoes the square: take one root, at the end, of the mean.")
def root_of_each(y_true, y_pred):
    return np.mean(np.sqrt((y_true - y_pred) ** 2))


@misconception("The mean is missing: this is the length of the error vector, which grows with every row.")
def mean_forgotten(y_true, y_pred):
    return np.linalg.norm(y_true - y_pred)


@misconception("The mean belongs under the root: divide by n first, and take the root then.")
def divided_after_the_root(y_true, y_pred):
    return np.sqrt(np.sum((y_true - y_pred) ** 2)) / len(y_true)


@misconception("Dividing by n - 1 belongs to an estimated spread. Here nothing was estimated: divide by n.")
def divided_by_n_minus_one(y_true, y_pred):
    return np.sqrt(np.sum((y_true - y_pred) ** 2) / (len(y_true) - 1))


@misconception("A standard deviation measures errors from their own mean, so a constant bias does not count in it.")
def spread_of_errors(y_true, y_pred):
    return np.std(y_true - y_pred)


@misconception("The root of the average error: there is no square in it, and errors of opposite signs cancel.")
def square_forgotten(y_true, y_pred):
    return np.sqrt(np.abs(np.mean(y_true - y_pred)))


@misconception("The root was taken twice.")
def root_taken_twice(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2) ** 0.25


@misconception("Halving is for objectives that are to be differentiated; no one half belongs here.")
def halved_under_the_root(y_true, y_pred):
    return np.sqrt(np.mean((y_true - y_pred) ** 2) / 2)


@misconception("A median looks at the error in the middle only; the mean under the root counts all of them.")
def median_under_the_root(y_true, y_pred):
    return np.sqrt(np.median((y_true - y_pred) ** 2))


@misconception("The result is not divided by anything at the end: the mean of the measurements plays no part.")
def relative_to_the_mean(y_true, y_pred):
    return np.sqrt(np.mean((y_true - y_pred) ** 2)) / np.mean(y_true)


@misconception("The result is not divided by the spread of the measurements: it stays in their unit.")
def relative_to_the_spread(y_true, y_pred):
    return np.sqrt(np.mean((y_true - y_pred) ** 2)) / (np.std(y_true) or 1.0)


@misconception("Logarithms make it a measure of ratios, the root mean squared log error.")
def of_logarithms(y_true, y_pred):
    return np.sqrt(np.mean((np.log1p(np.abs(y_true)) - np.log1p(np.abs(y_pred))) ** 2))


@misconception("Cutting off the fraction loses most of the result: a root is a floating point number.")
def cut_to_a_whole_number(y_true, y_pred):
    return int(np.sqrt(np.mean((y_true - y_pred) ** 2)))


@misconception("Rounding is for printing. What a function returns keeps all its digits.")
def rounded(y_true, y_pred):
    return round(float(np.sqrt(np.mean((y_true - y_pred) ** 2))), 2)


@misconception("The measure is right, but y_true is overwritten on the way: the caller still needs it.")
def measurements_overwritten(y_true, y_pred):
    y_true -= y_pred
    return np.sqrt(np.mean(y_true**2))


@misconception("The measure is right, but y_pred is overwritten on the way: the caller still needs it.")
def predictions_overwritten(y_true, y_pred):
    y_pred -= y_true
    return np.sqrt(np.mean(y_pred**2))


@misconception("The first row is missing from the sum: counting in Python begins at 0.")
def first_row_left_out(y_true, y_pred):
    return np.sqrt(np.sum((y_true - y_pred)[1:] ** 2) / len(y_true))


@misconception("The last row is missing from the sum: range(n) ends before n by itself.")
def last_row_left_out(y_true, y_pred):
    return np.sqrt(np.sum((y_true - y_pred)[:-1] ** 2) / len(y_true))


@misconception("Python reads ** 1 / 2 as the first power, halved: the exponent needs parentheses.")
def halved_instead_of_rooted(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2) / 2


@misconception("The root of a squared average is its size, and errors have cancelled in it: square each error first.")
def average_before_square(y_true, y_pred):
    return np.abs(np.mean(y_true - y_pred))


@misconception("Subtract before you square: the difference of two squares is not the square of a difference.")
def difference_of_squares(y_true, y_pred):
    return np.sqrt(np.abs(np.mean(y_true**2 - y_pred**2)))


@misconception("The spread of the measurements has nothing to do with the predictions.")
def distance_of_the_measurements(y_true, y_pred):
    return np.std(y_true)
