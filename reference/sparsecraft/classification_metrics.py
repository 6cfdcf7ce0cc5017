"""How good a 0/1 classifier is: counts at one threshold, curves over all of them, and which threshold to take.

`y_true` and `y_pred` are `(n,)` arrays of 0 and 1 (integers, booleans or floats), `y_score` is `(n,)` and larger where
1 is likelier: probabilities, logits or whole numbers, infinite ones too. A threshold `t` predicts 1 when `score >= t`,
so equal scores are always predicted alike. ValueError for other labels, NaN scores and lengths that differ.

Source: Fawcett (2006), "An introduction to ROC analysis", Pattern Recognition Letters 27(8).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.validation import binary_labels

__all__ = [
    "accuracy",
    "average_precision",
    "confusion_matrix",
    "cost_threshold",
    "f1_score",
    "precision",
    "precision_recall_curve",
    "recall",
    "roc_auc",
    "roc_curve",
    "specificity",
    "youden_threshold",
]

Vector = NDArray[np.float64]
Mask = NDArray[np.bool_]
Counts = NDArray[np.intp]


def confusion_matrix(y_true: ArrayLike, y_pred: ArrayLike) -> Counts:
    """Counts `[[TN, FP], [FN, TP]]`, ints `(2, 2)` also when a class is missing.

    >>> confusion_matrix([0, 0, 1, 1], [0, 1, 1, 1]).tolist()
    [[1, 1], [0, 2]]
    """
    actual, predicted = binary_labels("y_true", y_true), binary_labels("y_pred", y_pred)
    _same_length("y_pred", actual, predicted)
    return np.bincount(2 * actual + predicted, minlength=4).reshape(2, 2)


def accuracy(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Share of right predictions, `(TP + TN) / n`.

    >>> accuracy([0, 0, 1, 1], [0, 1, 1, 1])
    0.75
    """
    (tn, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return _ratio(tp + tn, tp + tn + fp + fn)


def precision(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Share of the predicted positives that are positive, `TP / (TP + FP)`; 0.0 if none is predicted.

    >>> precision([0, 0, 1, 1], [1, 1, 1, 1])
    0.5
    """
    (_, fp), (_, tp) = confusion_matrix(y_true, y_pred).tolist()
    return _ratio(tp, tp + fp)


def recall(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Share of the positives that are found, `TP / (TP + FN)`, also called sensitivity; 0.0 if there is none.

    >>> recall([0, 0, 1, 1], [0, 1, 1, 0])
    0.5
    """
    _, (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return _ratio(tp, tp + fn)


def specificity(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Share of the negatives that are left alone, `TN / (TN + FP)`; 0.0 if there is none.

    >>> specificity([0, 0, 1, 1], [0, 1, 1, 1])
    0.5
    """
    (tn, fp), _ = confusion_matrix(y_true, y_pred).tolist()
    return _ratio(tn, tn + fp)


def f1_score(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Harmonic mean of precision and recall, `2 TP / (2 TP + FP + FN)`; 0.0 if nothing is or is predicted positive.

    >>> f1_score([0, 0, 1, 1], [0, 1, 1, 0])
    0.5
    """
    (_, fp), (fn, tp) = confusion_matrix(y_true, y_pred).tolist()
    return _ratio(2 * tp, 2 * tp + fp + fn)


def roc_curve(y_true: ArrayLike, y_score: ArrayLike) -> tuple[Vector, Vector, Vector]:
    """`(fpr, tpr, thresholds)`: one point per distinct score, largest first, after `inf` ("predict none").

    `fpr = FP / (TN + FP)` and `tpr = TP / (TP + FN)` at each threshold. ValueError when only one class occurs.

    >>> [column.tolist() for column in roc_curve([0, 1, 0, 1], [0.1, 0.4, 0.4, 0.8])]
    [[0.0, 0.0, 0.5, 1.0], [0.0, 0.5, 1.0, 1.0], [inf, 0.8, 0.4, 0.1]]
    """
    thresholds, tp, fp = _counts_from_above(*_two_classes(y_true, y_score))
    return np.append(0, fp) / fp[-1], np.append(0, tp) / tp[-1], np.append(np.inf, thresholds)


def roc_auc(y_true: ArrayLike, y_score: ArrayLike) -> float:
    """Area under the ROC curve: the share of (positive, negative) pairs that the scores order rightly, ties one half.

    Counted in whole numbers, so the only rounding is that of one division. ValueError when only one class occurs.
    Source: Hanley, McNeil (1982), "The meaning and use of the area under a ROC curve", Radiology 143(1).

    >>> roc_auc([0, 1, 0, 1], [0.1, 0.4, 0.4, 0.8])
    0.875
    """
    positive, scores = _two_classes(y_true, y_score)
    # two short sorts and a merge take half the time of one argsort; flatnonzero, because a mask copies slowly
    positives, negatives = np.sort(scores[np.flatnonzero(positive)]), np.sort(scores[np.flatnonzero(~positive)])
    n_pairs = len(positives) * len(negatives)
    wins_and_ties = _pairs_in_order(negatives, positives)
    wins = n_pairs - _pairs_in_order(positives, negatives)
    return (wins + wins_and_ties) / (2 * n_pairs)


def _pairs_in_order(low: NDArray[Any], high: NDArray[Any]) -> int:
    """How many pairs have `low[i] <= high[j]`, from the places that `high` takes when the two sorted arrays merge."""
    places = np.flatnonzero(np.argsort(np.concatenate([low, high]), kind="stable") >= len(low))  # linear: two runs
    return int(places.sum()) - len(high) * (len(high) - 1) // 2


def precision_recall_curve(y_true: ArrayLike, y_score: ArrayLike) -> tuple[Vector, Vector, Vector]:
    """`(precision, recall, thresholds)`: one point per distinct score, smallest first, then the point (1, 0).

    The last point has no threshold. ValueError when there is no positive.

    >>> [column.tolist() for column in precision_recall_curve([0, 1, 0, 1], [0.1, 0.4, 0.4, 0.8])]
    [[0.5, 0.6666666666666666, 1.0, 1.0], [1.0, 1.0, 0.5, 0.0], [0.1, 0.4, 0.8]]
    """
    positive, scores = _labels_and_scores(y_true, y_score)
    if not positive.any():
        raise ValueError("y_true holds no 1: recall is a share of the positives, and there is none")
    thresholds, tp, fp = _counts_from_above(positive, scores)
    precisions, recalls = tp / (tp + fp), tp / tp[-1]
    return np.append(np.flip(precisions), 1.0), np.append(np.flip(recalls), 0.0), np.flip(thresholds)


def average_precision(y_true: ArrayLike, y_score: ArrayLike) -> float:
    """Precision averaged over the recall gained, `sum_k (R_k - R_{k-1}) P_k` from the largest score down.

    Steps, no interpolation. ValueError when there is no positive.

    >>> round(average_precision([0, 1, 0, 1], [0.1, 0.4, 0.4, 0.8]), 6)
    0.833333
    """
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    return float(-np.sum(np.diff(recalls) * precisions[:-1]))


def youden_threshold(y_true: ArrayLike, y_score: ArrayLike) -> float:
    """The observed score that maximises Youden's `J = sensitivity + specificity - 1`; of several, the largest.

    ValueError when only one class occurs. Source: Youden (1950), "Index for rating diagnostic tests", Cancer 3(1).

    >>> youden_threshold([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.8])
    0.8
    """
    thresholds, tp, fp = _counts_from_above(*_two_classes(y_true, y_score))
    scaled_j = tp * fp[-1] - fp * tp[-1]  # J times both class sizes: whole numbers, so equal is equal
    return float(thresholds[np.argmax(scaled_j)])


def cost_threshold(
    y_true: ArrayLike, y_score: ArrayLike, false_positive_cost: float, false_negative_cost: float
) -> float:
    """The observed score, or `inf` for "predict none", whose errors cost least; of several, the largest.

    The cost is `false_positive_cost FP + false_negative_cost FN`, costs are not negative; one class is enough.

    >>> cost_threshold([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.8], false_positive_cost=1, false_negative_cost=5)
    0.4
    """
    thresholds, tp, fp = _counts_from_above(*_labels_and_scores(y_true, y_score))
    false_positives, false_negatives = np.append(0, fp), tp[-1] - np.append(0, tp)
    cost = float(false_positive_cost) * false_positives + float(false_negative_cost) * false_negatives
    return float(np.append(np.inf, thresholds)[np.argmin(cost)])


def _labels_and_scores(y_true: ArrayLike, y_score: ArrayLike) -> tuple[Mask, NDArray[Any]]:
    positive, scores = binary_labels("y_true", y_true), np.asarray(y_score)
    if scores.dtype.kind not in "biuf":
        scores = scores.astype(float)
    _same_length("y_score", positive, scores)
    if np.isnan(scores).any():
        raise ValueError("y_score holds NaN, which has no place in an order: drop or mend those rows")
    return positive, scores


def _two_classes(y_true: ArrayLike, y_score: ArrayLike) -> tuple[Mask, NDArray[Any]]:
    positive, scores = _labels_and_scores(y_true, y_score)
    if positive.all() or not positive.any():
        raise ValueError("y_true holds one class only: both 0 and 1 are needed")
    return positive, scores


def _same_length(name: str, labels: Mask, values: NDArray[Any]) -> None:
    if labels.shape != values.shape:
        raise ValueError(f"{name} must be {labels.shape} like y_true, got {values.shape}")


def _counts_from_above(positive: Mask, scores: NDArray[Any]) -> tuple[Vector, Counts, Counts]:
    """`(thresholds, TP, FP)`: the distinct scores, largest first, and the counts when each is the threshold."""
    downward = np.argsort(scores)[::-1]
    scores = scores[downward]
    last_of_equals = np.flatnonzero(np.append(scores[1:] != scores[:-1], True))
    tp = np.cumsum(positive[downward], dtype=np.intp)[last_of_equals]
    return scores[last_of_equals].astype(float), tp, last_of_equals + 1 - tp


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
