"""Wrong ideas about the F1 score."""

import numpy as np

from sparsecraft import confusion_matrix
from sparsecraft_grader.checks import misconception


@misconception("The arithmetic mean forgives one of the two being bad; the harmonic mean does not.")
def arithmetic_mean(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    return (precision + recall) / 2


@misconception("The root of the product is the geometric mean: the harmonic one divides the product by the sum.")
def geometric_mean(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    return (precision * recall) ** 0.5


@misconception(
    "The harmonic mean of two numbers has a factor of two: without it, a perfect prediction scores only one half."
)
def two_forgotten(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp / (2 * tp + fp + fn) if tp + fp + fn else 0.0


@misconception("The product still has to be divided by the sum, and doubled, to be a mean.")
def product(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    return precision * recall


@misconception("In terms of counts the hits appear twice below as well as above; once each is the Jaccard index.")
def jaccard(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return tp / (tp + fp + fn) if tp + fp + fn else 0.0


@misconception("Hits are counted twice above and below: yours has them only once below.")
def hits_once_below(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return 2 * tp / (tp + fp + fn) if tp + fp + fn else 0.0


@misconception("F1 weighs precision and recall alike; with a beta of two the recall counts more.")
def recall_counts_more(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return 5 * tp / (5 * tp + 4 * fn + fp) if tp + fn + fp else 0.0


@misconception("Taking the smaller of the two ignores the other one: the harmonic mean uses both.")
def smaller_of_both(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    return min(precision, recall)


@misconception("Right predictions among the healthy do not enter F1: what you have is the accuracy.")
def accuracy_instead(y_true, y_pred):
    return np.mean(y_true == y_pred)


@misconception("The score is about the ill alone; averaging that of both classes is the macro F1.")
def average_over_classes(y_true, y_pred):
    (tn, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    ill = 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 0.0
    healthy = 2 * tn / (2 * tn + fp + fn) if tn + fp + fn else 0.0
    return (ill + healthy) / 2


@misconception("The two rates to be combined are precision and recall; specificity is not one of them.")
def specificity_for_precision(y_true, y_pred):
    (tn, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    specificity = tn / (tn + fp) if tn + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    return 2 * specificity * recall / (specificity + recall) if specificity + recall else 0.0


@misconception("If no prediction hits, there is a 0 / 0: in one of the rates, or where two rates of zero are combined.")
def no_hit_gives_nan(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred)
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    return 2 * precision * recall / (precision + recall)


@misconception("If no prediction hits, Python refuses to divide zero by zero: look for this case first.")
def no_hit_raises(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    return 2 * precision * recall / (precision + recall)


@misconception("With nothing found, there is no credit: an empty score counts as zero, not as one.")
def empty_score_is_one(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return 2 * tp / (2 * tp + fp + fn) if tp else 1.0


@misconception("A small number in the denominator changes every score: treat the zero as a case of its own.")
def denominator_padded(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    return 2 * precision * recall / (precision + recall + 1e-6)


@misconception("A score lies between 0 and 1: leave percent to the printing.")
def percent(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return 200 * tp / (2 * tp + fp + fn) if tp else 0.0


@misconception("Rounding is for printing: return the score as it is.")
def rounded(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return round(2 * tp / (2 * tp + fp + fn), 2) if tp else 0.0


@misconception(
    "Ill patients and predicted ones may occur without a hit: both rates are zero then, and so is their sum."
)
def no_hit_although_both_occur_gives_nan(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred)
    if tp + fp == 0 or tp + fn == 0:
        return 0.0
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    return 2 * precision * recall / (precision + recall)


@misconception(
    "If ill patients and predicted ones occur, but no hit, both rates are zero: Python refuses to divide by their sum."
)
def no_hit_although_both_occur_raises(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    if tp + fp == 0 or tp + fn == 0:
        return 0.0
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    return 2 * precision * recall / (precision + recall)


@misconception("Python divides before it adds: put the whole sum of precision and recall in parentheses.")
def parentheses_forgotten(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    if tp == 0:
        return 0.0
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    return 2 * precision * recall / precision + recall


@misconception("The harmonic mean is one over the mean of one over each: yours adds the rates themselves.")
def reciprocals_forgotten(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return 2 / (tp / (tp + fp) + tp / (tp + fn)) if tp else 0.0


@misconception(
    "That there is no hit is no mistake of the caller's: by our convention the score is zero, without an error."
)
def no_hit_is_refused(y_true, y_pred):
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    if tp == 0:
        raise ValueError("no hit")
    return 2 * tp / (2 * tp + fp + fn)
