"""Wrong ideas about the recall."""

import numpy as np

from sparsecraft import confusion_matrix
from sparsecraft_grader.checks import misconception


@misconception(
    "Divide by the number of patients who are ill; that of patients who are predicted ill belongs to the precision."
)
def precision_instead(y_true, y_pred):
    (_, fp), (_, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp / (tp + fp) if tp + fp else 0.0


@misconception("That is the share of the ill who are missed; recall is the share of those who are found.")
def miss_rate(y_true, y_pred):
    _, (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return fn / (tp + fn) if tp + fn else 0.0


@misconception("Recall is about the ill; the share of the healthy who are recognised is the specificity.")
def specificity_instead(y_true, y_pred):
    (tn, fp), _ = confusion_matrix(y_true, y_pred).tolist()
    return tn / (tn + fp) if tn + fp else 0.0


@misconception("The share of the healthy who are called ill is the false positive rate; recall is a share of the ill.")
def false_alarms_instead(y_true, y_pred):
    (tn, fp), _ = confusion_matrix(y_true, y_pred).tolist()
    return fp / (tn + fp) if tn + fp else 0.0


@misconception("This is a share of the ill: divide by their number, not by that of all patients.")
def share_of_all(y_true, y_pred):
    (tn, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp / (tn + fp + fn + tp)


@misconception("Where nobody is ill, the share is 0 / 0: decide what to return before dividing.")
def zero_over_zero_is_nan(y_true, y_pred):
    _, (fn, tp) = confusion_matrix(y_true, y_pred)
    return tp / (tp + fn)


@misconception("Where nobody is ill, Python refuses to divide by zero: look at the denominator first.")
def zero_denominator_raises(y_true, y_pred):
    _, (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp / (tp + fn)


@misconception("Where nobody is ill, nothing was right either: the convention here is zero, not one.")
def empty_share_is_one(y_true, y_pred):
    _, (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp / (tp + fn) if tp + fn else 1.0


@misconception(
    "A small number added to the denominator changes every result a little: treat the zero as a case of its own."
)
def denominator_padded(y_true, y_pred):
    _, (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp / (tp + fn + 1e-6)


@misconception("A share lies between 0 and 1; percent are for printing.")
def percent(y_true, y_pred):
    _, (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return 100 * tp / (tp + fn) if tp + fn else 0.0


@misconception("Two slashes throw away the fraction, and a share is nearly all fraction: divide with one.")
def whole_division(y_true, y_pred):
    _, (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp // (tp + fn) if tp + fn else 0.0


@misconception("Rounding is for printing: return the share as precisely as it is.")
def rounded(y_true, y_pred):
    _, (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return round(tp / (tp + fn), 2) if tp + fn else 0.0


@misconception("Being right in either class is the accuracy; here only one kind of right prediction counts.")
def accuracy_instead(y_true, y_pred):
    return np.mean(y_true == y_pred)


@misconception("The number of patients alone is no share: it has to be divided.")
def count_not_share(y_true, y_pred):
    _, (_, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp


@misconception("The mean of recall and specificity is balanced accuracy; here one class alone is meant.")
def average_over_classes(y_true, y_pred):
    (tn, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return ((tp / (tp + fn) if tp + fn else 0.0) + (tn / (tn + fp) if tn + fp else 0.0)) / 2


@misconception("What is counted above has to be a part of what is counted below: true negatives are not among the ill.")
def right_predictions_of_both_classes(y_true, y_pred):
    (tn, _), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return (tp + tn) / (tp + fn) if tp + fn else 0.0


@misconception("Above stand those who are ill and predicted ill: false alarms are not among them.")
def quotient_of_totals(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return (tp + fp) / (tp + fn) if tp + fn else 0.0


@misconception("Who gets a false alarm is not among the ill: leave the false positives out of the denominator.")
def errors_of_both_kinds_below(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp / (tp + fp + fn) if tp + fp + fn else 0.0


@misconception(
    "That nobody is ill is no mistake of the caller's: by our convention the share is zero, without an error."
)
def nobody_is_refused(y_true, y_pred):
    _, (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    if tp + fn == 0:
        raise ValueError("nothing to divide by")
    return tp / (tp + fn)
