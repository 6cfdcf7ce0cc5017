"""Wrong ideas about the specificity."""

import numpy as np

from sparsecraft import confusion_matrix
from sparsecraft_grader.checks import misconception


@misconception("Divide by the number of patients who are healthy, not by that of patients who are predicted healthy.")
def negative_predictive_value(y_true, y_pred):
    (tn, _), (fn, _) = confusion_matrix(y_true, y_pred).tolist()
    return tn / (tn + fn) if tn + fn else 0.0


@misconception("That is the share of the healthy who get a false alarm; specificity is the share of the others.")
def false_positive_rate(y_true, y_pred):
    (tn, fp), _ = confusion_matrix(y_true, y_pred).tolist()
    return fp / (tn + fp) if tn + fp else 0.0


@misconception("That is the share of the ill who are found; specificity asks the same of the healthy.")
def recall_instead(y_true, y_pred):
    _, (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp / (tp + fn) if tp + fn else 0.0


@misconception("True positives are no part of the specificity: it looks only at patients who are healthy.")
def precision_instead(y_true, y_pred):
    (_, fp), (_, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp / (tp + fp) if tp + fp else 0.0


@misconception("One minus the recall says how many of the ill are missed; it knows nothing about the healthy.")
def complement_of_recall(y_true, y_pred):
    _, (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return fn / (tp + fn) if tp + fn else 0.0


@misconception("This is a share of the healthy: divide by their number, not by that of all patients.")
def share_of_all(y_true, y_pred):
    (tn, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tn / (tn + fp + fn + tp)


@misconception("Where nobody is healthy, the share is 0 / 0: decide what to return before dividing.")
def zero_over_zero_is_nan(y_true, y_pred):
    (tn, fp), _ = confusion_matrix(y_true, y_pred)
    return tn / (tn + fp)


@misconception("Where nobody is healthy, Python refuses to divide by zero: look at the denominator first.")
def zero_denominator_raises(y_true, y_pred):
    (tn, fp), _ = confusion_matrix(y_true, y_pred).tolist()
    return tn / (tn + fp)


@misconception("Where nobody is healthy, nothing was right either: the convention here is zero, not one.")
def empty_share_is_one(y_true, y_pred):
    (tn, fp), _ = confusion_matrix(y_true, y_pred).tolist()
    return tn / (tn + fp) if tn + fp else 1.0


@misconception(
    "A small number added to the denominator changes every result a little: treat the zero as a case of its own."
)
def denominator_padded(y_true, y_pred):
    (tn, fp), _ = confusion_matrix(y_true, y_pred).tolist()
    return tn / (tn + fp + 1e-6)


@misconception("A share lies between 0 and 1; percent are for printing.")
def percent(y_true, y_pred):
    (tn, fp), _ = confusion_matrix(y_true, y_pred).tolist()
    return 100 * tn / (tn + fp) if tn + fp else 0.0


@misconception("Two slashes throw away the fraction, and a share is nearly all fraction: divide with one.")
def whole_division(y_true, y_pred):
    (tn, fp), _ = confusion_matrix(y_true, y_pred).tolist()
    return tn // (tn + fp) if tn + fp else 0.0


@misconception("Rounding is for printing: return the share as precisely as it is.")
def rounded(y_true, y_pred):
    (tn, fp), _ = confusion_matrix(y_true, y_pred).tolist()
    return round(tn / (tn + fp), 2) if tn + fp else 0.0


@misconception("Being right in either class is the accuracy; here only one kind of right prediction counts.")
def accuracy_instead(y_true, y_pred):
    return np.mean(y_true == y_pred)


@misconception("The number of patients alone is no share: it has to be divided.")
def count_not_share(y_true, y_pred):
    (tn, _), _ = confusion_matrix(y_true, y_pred).tolist()
    return tn


@misconception("The mean of recall and specificity is balanced accuracy; here one class alone is meant.")
def average_over_classes(y_true, y_pred):
    (tn, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return ((tp / (tp + fn) if tp + fn else 0.0) + (tn / (tn + fp) if tn + fp else 0.0)) / 2


@misconception(
    "What is counted above has to be a part of what is counted below: true positives are not among the healthy."
)
def right_predictions_of_both_classes(y_true, y_pred):
    (tn, fp), (_, tp) = confusion_matrix(y_true, y_pred).tolist()
    return (tp + tn) / (tn + fp) if tn + fp else 0.0


@misconception("Above stand those who are healthy and predicted healthy: the ill who were missed are not among them.")
def quotient_of_totals(y_true, y_pred):
    (tn, fp), (fn, _) = confusion_matrix(y_true, y_pred).tolist()
    return (tn + fn) / (tn + fp) if tn + fp else 0.0


@misconception("The ill who were missed are not among the healthy: leave the false negatives out of the denominator.")
def errors_of_both_kinds_below(y_true, y_pred):
    (tn, fp), (fn, _) = confusion_matrix(y_true, y_pred).tolist()
    return tn / (tn + fp + fn) if tn + fp + fn else 0.0


@misconception(
    "That nobody is healthy is no mistake of the caller's: by our convention the share is zero, without an error."
)
def nobody_is_refused(y_true, y_pred):
    (tn, fp), _ = confusion_matrix(y_true, y_pred).tolist()
    if tn + fp == 0:
        raise ValueError("nothing to divide by")
    return tn / (tn + fp)


@misconception("One minus the precision is a share of the predicted ill; specificity is a share of the healthy.")
def complement_of_precision(y_true, y_pred):
    (_, fp), (_, tp) = confusion_matrix(y_true, y_pred).tolist()
    return 1 - (tp / (tp + fp) if tp + fp else 0.0)
