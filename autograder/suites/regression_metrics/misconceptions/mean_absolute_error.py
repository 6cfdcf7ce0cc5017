"""Wrong ideas about the mean absolute error."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("Added up as they are, errors of opposite signs cancel: take the size of each of them first.")
def absolute_value_forgotten(y_true, y_pred):
    return np.mean(y_true - y_pred)


@misconception("The order matters: take the size of every error, then average. Afterwards they have cancelled already.")
def absolute_value_of_the_mean(y_true, y_pred):
    return abs(np.mean(y_true - y_pred))


@misconception("That is a sum, which grows with every row; a mean divides it by the number of rows.")
def sum_instead_of_mean(y_true, y_pred):
    return np.sum(np.abs(y_true - y_pred))


@misconception("Nothing was estimated here, so nothing is taken off: divide by n, not by n - 1.")
def divided_by_n_minus_one(y_true, y_pred):
    return np.sum(np.abs(y_true - y_pred)) / (len(y_true) - 1)


@misconception("Squares belong to the mean squared error; here an error counts by its size alone.")
def square_instead_of_magnitude(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)


@misconception("The root of the mean of squares is the root mean squared error; here nothing is squared.")
def root_mean_square(y_true, y_pred):
    return np.sqrt(np.mean((y_true - y_pred) ** 2))


@misconception("A median looks at the error in the middle only; the mean counts all of them.")
def median_of_sizes(y_true, y_pred):
    return np.median(np.abs(y_true - y_pred))


@misconception("The largest error says how bad it can get; the mean counts all of them.")
def largest_size(y_true, y_pred):
    return np.max(np.abs(y_true - y_pred))


@misconception("Errors are not divided by what was measured: that would be a percentage error.")
def relative_errors(y_true, y_pred):
    return np.mean(np.abs((y_true - y_pred) / y_true))


@misconception("Take the sizes of the errors, not of the two numbers that are subtracted.")
def difference_of_sizes(y_true, y_pred):
    return np.mean(np.abs(y_true) - np.abs(y_pred))


@misconception("The distance of the measurements from their mean has nothing to do with the predictions.")
def spread_of_measurements(y_true, y_pred):
    return np.mean(np.abs(y_true - np.mean(y_true)))


@misconception("Errors count from zero, not from their own mean: a model that is always too high is wrong.")
def errors_centred(y_true, y_pred):
    errors = y_true - y_pred
    return np.mean(np.abs(errors - np.mean(errors)))


@misconception("A column minus a row is a whole table of differences: pair each measurement with its own prediction.")
def everyone_with_everyone(y_true, y_pred):
    return np.mean(np.abs(y_true[:, None] - y_pred))


@misconception("Errors of both signs count: where the prediction is too low you have counted nothing.")
def only_one_sign(y_true, y_pred):
    return np.mean(np.maximum(y_pred - y_true, 0))


@misconception("The one half belongs to objectives that are to be differentiated, not to this measure.")
def halved(y_true, y_pred):
    return 0.5 * np.mean(np.abs(y_true - y_pred))


@misconception("Cutting off the fraction loses most of the result: a mean is a floating point number.")
def cut_to_a_whole_number(y_true, y_pred):
    return int(np.mean(np.abs(y_true - y_pred)))


@misconception("Rounding is for printing. What a function returns keeps all its digits.")
def rounded(y_true, y_pred):
    return round(float(np.mean(np.abs(y_true - y_pred))), 2)


@misconception("The measure is right, but y_true is overwritten on the way: the caller still needs it.")
def measurements_overwritten(y_true, y_pred):
    y_true -= y_pred
    return np.mean(np.abs(y_true))


@misconception("The measure is right, but y_pred is overwritten on the way: the caller still needs it.")
def predictions_overwritten(y_true, y_pred):
    y_pred -= y_true
    return np.mean(np.abs(y_pred))


@misconception("The sizes are there, one a row, but nothing has been averaged.")
def not_averaged(y_true, y_pred):
    return np.abs(y_true - y_pred)


@misconception("The first row is missing from the sum: counting in Python begins at 0.")
def first_row_left_out(y_true, y_pred):
    return np.sum(np.abs(y_true - y_pred)[1:]) / len(y_true)


@misconception("The last row is missing from the sum: range(n) ends before n by itself.")
def last_row_left_out(y_true, y_pred):
    return np.sum(np.abs(y_true - y_pred)[:-1]) / len(y_true)


@misconception("The result is in the unit of the measurements, and no percentage of them.")
def percentages(y_true, y_pred):
    return 100 * np.mean(np.abs((y_true - y_pred) / y_true))


@misconception("The result is not divided by anything at the end: the mean of the measurements plays no part.")
def relative_to_the_mean(y_true, y_pred):
    return np.mean(np.abs(y_true - y_pred)) / np.mean(y_true)


@misconception("Compare each measurement with its own prediction, not with the mean of the predictions.")
def distance_from_the_mean_prediction(y_true, y_pred):
    return np.mean(np.abs(y_true - np.mean(y_pred)))


@misconception("Turning the sign round is not dropping it: errors of opposite signs still cancel.")
def sign_the_other_way(y_true, y_pred):
    return np.mean(y_pred - y_true)


@misconception("The loop returns in its first round: the return belongs behind the loop.")
def only_the_first_row(y_true, y_pred):
    return np.abs(y_true[0] - y_pred[0]) / len(y_true)
