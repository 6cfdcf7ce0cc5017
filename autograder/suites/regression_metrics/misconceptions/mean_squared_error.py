"""Wrong ideas about the mean squared error."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("That is a sum, which grows with every row; a mean divides it by the number of rows.")
def sum_instead_of_mean(y_true, y_pred):
    return np.sum((y_true - y_pred) ** 2)


@misconception("Dividing by n - 1 belongs to a variance whose mean was estimated. Here nothing was: divide by n.")
def divided_by_n_minus_one(y_true, y_pred):
    return np.sum((y_true - y_pred) ** 2) / (len(y_true) - 1)


@misconception("Dividing by n - 2 belongs to a fitted line. A measure of predictions does not ask how they were made.")
def divided_by_n_minus_two(y_true, y_pred):
    return np.sum((y_true - y_pred) ** 2) / (len(y_true) - 2)


@misconception("The one half makes derivatives pretty and belongs to objectives, not to this measure.")
def halved(y_true, y_pred):
    return 0.5 * np.mean((y_true - y_pred) ** 2)


@misconception("Those are absolute errors: here each error counts with its square.")
def magnitude_instead_of_square(y_true, y_pred):
    return np.mean(np.abs(y_true - y_pred))


@misconception("The root makes it another measure, in the unit of the target; this one stays squared.")
def root_taken(y_true, y_pred):
    return np.sqrt(np.mean((y_true - y_pred) ** 2))


@misconception("Added up as they are, errors of opposite signs cancel: square each of them first.")
def square_forgotten(y_true, y_pred):
    return np.mean(y_true - y_pred)


@misconception("The order matters: square every error, then average. Squaring the average lets errors cancel.")
def average_before_square(y_true, y_pred):
    return np.mean(y_true - y_pred) ** 2


@misconception("Subtract before you square: the difference of two squares is not the square of a difference.")
def difference_of_squares(y_true, y_pred):
    return np.mean(y_true**2 - y_pred**2)


@misconception("A variance measures errors from their own mean, so a model that is always too high looks perfect.")
def variance_of_errors(y_true, y_pred):
    return np.var(y_true - y_pred)


@misconception("A median looks at the error in the middle only; the mean counts all of them.")
def median_of_squares(y_true, y_pred):
    return np.median((y_true - y_pred) ** 2)


@misconception("The largest error says how bad it can get; the mean counts all of them.")
def largest_square(y_true, y_pred):
    return np.max((y_true - y_pred) ** 2)


@misconception("Errors are not divided by what was measured: that would be a percentage error.")
def relative_errors(y_true, y_pred):
    return np.mean(((y_true - y_pred) / y_true) ** 2)


@misconception("The distance of the measurements from their mean has nothing to do with the predictions.")
def variance_of_measurements(y_true, y_pred):
    return np.mean((y_true - np.mean(y_true)) ** 2)


@misconception("Compare each measurement with its own prediction, not with the mean of the predictions.")
def distance_from_the_mean_prediction(y_true, y_pred):
    return np.mean((y_true - np.mean(y_pred)) ** 2)


@misconception("A column minus a row is a whole table of differences: pair each measurement with its own prediction.")
def everyone_with_everyone(y_true, y_pred):
    return np.mean((y_true[:, None] - y_pred) ** 2)


@misconception("Cutting off the fraction loses most of the result: a mean is a floating point number.")
def cut_to_a_whole_number(y_true, y_pred):
    return int(np.mean((y_true - y_pred) ** 2))


@misconception("Rounding is for printing. What a function returns keeps all its digits.")
def rounded(y_true, y_pred):
    return round(float(np.mean((y_true - y_pred) ** 2)), 2)


@misconception("The measure is right, but y_true is overwritten on the way: the caller still needs it.")
def measurements_overwritten(y_true, y_pred):
    y_true -= y_pred
    return np.mean(y_true**2)


@misconception("The measure is right, but y_pred is overwritten on the way: the caller still needs it.")
def predictions_overwritten(y_true, y_pred):
    y_pred -= y_true
    return np.mean(y_pred**2)


@misconception("The squares are there, one a row, but nothing has been averaged.")
def not_averaged(y_true, y_pred):
    return (y_true - y_pred) ** 2


@misconception("The first row is missing from the sum: counting in Python begins at 0.")
def first_row_left_out(y_true, y_pred):
    return np.sum((y_true - y_pred)[1:] ** 2) / len(y_true)


@misconception("The last row is missing from the sum: range(n) ends before n by itself.")
def last_row_left_out(y_true, y_pred):
    return np.sum((y_true - y_pred)[:-1] ** 2) / len(y_true)


@misconception("Two times an error is not its square.")
def product_instead_of_power(y_true, y_pred):
    return np.mean(2 * (y_true - y_pred))


@misconception("Multiply each error by itself, not each measurement by its prediction.")
def absolute_value_of_products(y_true, y_pred):
    return np.mean(y_true * y_pred)


@misconception("The loop returns in its first round: the return belongs behind the loop.")
def only_the_first_row(y_true, y_pred):
    return (y_true[0] - y_pred[0]) ** 2 / len(y_true)
