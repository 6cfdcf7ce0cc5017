"""Wrong ideas about R squared."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("That is the share that is left over; what is explained is one minus it.")
def leftover(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return np.sum((y_true - y_pred) ** 2) / np.sum((y_true - np.mean(y_true)) ** 2)


@misconception("The total is that of the measurements: the two arguments don't play the same part.")
def roles_swapped(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return 1 - np.sum((y_true - y_pred) ** 2) / max(np.sum((y_pred - np.mean(y_pred)) ** 2), 1e-300)


@misconception("The lazy rival predicts the mean of the measurements, not the mean of the predictions.")
def total_around_the_mean_prediction(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return 1 - np.sum((y_true - y_pred) ** 2) / np.sum((y_true - np.mean(y_pred)) ** 2)


@misconception("The rival to beat predicts the mean, not zero: the total counts from the mean of the measurements.")
def total_not_centred(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return 1 - np.sum((y_true - y_pred) ** 2) / np.sum(y_true**2)


@misconception(
    "A correlation does not notice predictions that are all too high, or twice too large; one minus RSS over TSS does."
)
def squared_correlation(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    if np.all(y_pred == y_pred[0]):
        return 0.0
    return np.corrcoef(y_true, y_pred)[0, 1] ** 2


@misconception("R squared is no correlation: that measures only whether the two go up and down together.")
def correlation(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    if np.all(y_pred == y_pred[0]):
        return 0.0
    return np.corrcoef(y_true, y_pred)[0, 1]


@misconception("A variance of errors forgives a constant bias; the residual sum of squares does not.")
def variance_of_errors(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return 1 - np.var(y_true - y_pred) / np.var(y_true)


@misconception(
    "How much the predictions vary says nothing of whether they hit: compare what is left over with the total."
)
def explained_over_total(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return np.sum((y_pred - np.mean(y_true)) ** 2) / np.sum((y_true - np.mean(y_true)) ** 2)


@misconception("How much the predictions vary says nothing of whether they hit: look at the errors.")
def variance_of_predictions(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return np.var(y_pred) / np.var(y_true)


@misconception("A sum has been compared with a mean; take a sum for both, or a mean for both.")
def sum_against_mean(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return 1 - np.sum((y_true - y_pred) ** 2) / np.var(y_true)


@misconception("A mean has been compared with a sum; take a sum for both, or a mean for both.")
def mean_against_sum(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return 1 - np.mean((y_true - y_pred) ** 2) / np.sum((y_true - np.mean(y_true)) ** 2)


@misconception("With n below one line and n - 1 below the other the two no longer compare the same: use one for both.")
def sample_variance(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return 1 - np.mean((y_true - y_pred) ** 2) / np.var(y_true, ddof=1)


@misconception("The roots are not to be taken: R squared compares squares.")
def roots_compared(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return 1 - np.sqrt(np.sum((y_true - y_pred) ** 2) / np.sum((y_true - np.mean(y_true)) ** 2))


@misconception("R squared compares squares; with absolute values it is another measure.")
def sizes_compared(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return 1 - np.sum(np.abs(y_true - y_pred)) / np.sum(np.abs(y_true - np.mean(y_true)))


@misconception("The rival predicts the mean of the measurements; their median leaves a larger sum of squares.")
def median_as_rival(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return 1 - np.sum((y_true - y_pred) ** 2) / np.sum((y_true - np.median(y_true)) ** 2)


@misconception("A model can be worse than the mean, and then the share is negative: don't cut it off at zero.")
def cut_off_at_zero(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return max(0.0, 1 - np.sum((y_true - y_pred) ** 2) / np.sum((y_true - np.mean(y_true)) ** 2))


@misconception("A model can be worse than the mean, and then the share is negative: the sign must stay.")
def sign_dropped(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return abs(1 - np.sum((y_true - y_pred) ** 2) / np.sum((y_true - np.mean(y_true)) ** 2))


@misconception("It is a share, at most 1, and not a percentage.")
def percent(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return 100 * (1 - np.sum((y_true - y_pred) ** 2) / np.sum((y_true - np.mean(y_true)) ** 2))


@misconception("What is left over is divided by the total, not the total by what is left over.")
def ratio_upside_down(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return 1 - np.sum((y_true - np.mean(y_true)) ** 2) / np.sum((y_true - y_pred) ** 2)


@misconception("Square each deviation before adding: sums of signed deviations cancel.")
def squares_after_the_sums(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return 1 - np.sum(y_true - y_pred) ** 2 / np.sum(y_true) ** 2


@misconception(
    "Where all measurements are equal the total is zero: look at that case, for which there is an agreement, first."
)
def constant_divides_by_zero(y_true, y_pred):
    return 1 - np.sum((y_true - y_pred) ** 2) / np.sum((y_true - np.mean(y_true)) ** 2)


@misconception("Where all measurements are equal and each is predicted exactly, the agreement is 1.")
def constant_is_always_zero(y_true, y_pred):
    total = np.sum((y_true - np.mean(y_true)) ** 2)
    if total == 0:
        return 0.0
    return 1 - np.sum((y_true - y_pred) ** 2) / total


@misconception("Where all measurements are equal but not all predictions hit, the agreement is 0.")
def constant_is_always_one(y_true, y_pred):
    total = np.sum((y_true - np.mean(y_true)) ** 2)
    if total == 0:
        return 1.0
    return 1 - np.sum((y_true - y_pred) ** 2) / total


@misconception("Where all measurements are equal an answer is wanted, not an error: 1 for an exact prediction, else 0.")
def constant_raises(y_true, y_pred):
    total = np.sum((y_true - np.mean(y_true)) ** 2)
    if total == 0:
        raise ValueError("R squared is not defined for a constant target")
    return 1 - np.sum((y_true - y_pred) ** 2) / total


@misconception(
    "Where all measurements are equal each prediction has to be exact; that errors cancel in the mean is not enough."
)
def constant_judged_by_the_mean(y_true, y_pred):
    total = np.sum((y_true - np.mean(y_true)) ** 2)
    if total == 0 or len(y_true) == 1:
        return float(np.mean(y_true) == np.mean(y_pred))
    return 1 - np.sum((y_true - y_pred) ** 2) / total


@misconception("The agreement holds wherever all measurements are equal, and not for a single row alone.")
def only_a_single_row_agreed(y_true, y_pred):
    if len(y_true) == 1:
        return float(y_true[0] == y_pred[0])
    return 1 - np.sum((y_true - y_pred) ** 2) / np.sum((y_true - np.mean(y_true)) ** 2)


@misconception("The division comes before the subtraction: one minus a ratio, not a ratio of one minus.")
def parentheses_misplaced(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return (1 - np.sum((y_true - y_pred) ** 2)) / np.sum((y_true - np.mean(y_true)) ** 2)


@misconception("What is left over is subtracted from one; it has been added.")
def one_is_added(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return 1 + np.sum((y_true - y_pred) ** 2) / np.sum((y_true - np.mean(y_true)) ** 2)


@misconception(
    "A small number in the denominator hides the division by zero, and gives an answer that is not the agreed one."
)
def tiny_number_added(y_true, y_pred):
    return 1 - np.sum((y_true - y_pred) ** 2) / (np.sum((y_true - np.mean(y_true)) ** 2) + 1e-12)


@misconception("Rounding is for printing. What a function returns keeps all its digits.")
def rounded(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    return round(float(1 - np.sum((y_true - y_pred) ** 2) / np.sum((y_true - np.mean(y_true)) ** 2)), 2)


@misconception("The measure is right, but y_true is overwritten on the way: the caller still needs it.")
def measurements_overwritten(y_true, y_pred):
    if np.all(y_true == y_true[0]):
        return float(np.all(y_pred == y_true))
    total = np.sum((y_true - np.mean(y_true)) ** 2)
    y_true -= y_pred
    return 1 - np.sum(y_true**2) / total
