"""Wrong ideas about the accuracy."""

import numpy as np

from sparsecraft import confusion_matrix
from sparsecraft_grader.checks import misconception


@misconception("The accuracy is a share: divide the number of right predictions by that of all patients.")
def number_of_right(y_true, y_pred):
    return np.sum(y_true == y_pred)


@misconception("That is the share of wrong predictions; accuracy is the share of right ones.")
def error_rate(y_true, y_pred):
    return np.mean(y_true != y_pred)


@misconception("Both classes count: predictions for the healthy can be right too, so don't look at the ill alone.")
def only_the_ill(y_true, y_pred):
    _, (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp / (tp + fn) if tp + fn else 0.0


@misconception("All predictions count, also those of healthy: you looked only at the patients who were predicted ill.")
def only_the_predicted_ill(y_true, y_pred):
    (_, fp), (_, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp / (tp + fp) if tp + fp else 0.0


@misconception("A healthy patient who is predicted healthy is right as well: true negatives belong in the sum.")
def true_negatives_forgotten(y_true, y_pred):
    return np.mean((y_true == 1) & (y_pred == 1))


@misconception("Averaging the rates of the two classes is balanced accuracy; here every patient counts the same.")
def balanced(y_true, y_pred):
    return np.mean([np.mean(y_pred[y_true == label] == label) for label in np.unique(y_true)])


@misconception("A share lies between 0 and 1; leave percent to the printing.")
def percent(y_true, y_pred):
    return 100 * np.mean(y_true == y_pred)


@misconception(
    "A share is a fraction: whole division, or comparing whole arrays, only tells all right from not all right."
)
def all_or_nothing(y_true, y_pred):
    return int(np.sum(y_true == y_pred)) // len(y_true)


@misconception("Rounding is for printing: return the share as it is.")
def rounded(y_true, y_pred):
    return round(float(np.mean(y_true == y_pred)), 2)


@misconception("A false alarm must not cancel a miss: differences of opposite sign are both errors.")
def errors_cancel(y_true, y_pred):
    return 1 - abs(np.mean(y_true - y_pred))


@misconception(
    "Leaving the true negatives out, above and below, gives the Jaccard index; accuracy is about all patients."
)
def jaccard(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp / (tp + fp + fn) if tp + fp + fn else 0.0


@misconception("The right ones are divided by all patients, not by the wrong ones: a share, not odds.")
def odds_of_right(y_true, y_pred):
    return np.float64(np.sum(y_true == y_pred)) / np.sum(y_true != y_pred)


@misconception("A share of n patients is divided by n: to take off one is a matter of variances.")
def divided_by_one_less(y_true, y_pred):
    return np.float64(np.sum(y_true == y_pred)) / (len(y_true) - 1)
