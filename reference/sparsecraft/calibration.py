"""How far predicted probabilities can be believed: calibration curve, Brier score, log loss, and the area under the
precision-recall curve.

`probability` is that of class 1, `(n,)`, and `y_true` `(n,)` is 0 or 1; ValueError for anything else.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.classification_metrics import precision_recall_curve
from sparsecraft.validation import binary_labels

__all__ = ["brier_score", "calibration_curve", "log_loss", "pr_auc"]

Vector = NDArray[np.float64]
EPSILON = np.finfo(float).eps


def calibration_curve(
    y_true: ArrayLike, probability: ArrayLike, n_bins: int = 5, strategy: Literal["uniform", "quantile"] = "uniform"
) -> tuple[Vector, Vector]:
    """`(share of ones, mean probability)` of every bin of probabilities that is not empty, lowest bin first.

    Where the two agree, 70% means 70%. Bins `(lower, upper]` are equally wide ("uniform") or equally full
    ("quantile"). Source: Niculescu-Mizil, Caruana (2005), "Predicting good probabilities with supervised learning".

    >>> [column.tolist() for column in calibration_curve([0, 0, 1, 1], [0.25, 0.25, 0.75, 0.5], n_bins=2)]
    [[0.3333333333333333, 1.0], [0.3333333333333333, 0.75]]
    """
    probability = _probabilities(probability)
    positive = _labels_for(probability, y_true)
    inner_edges = _bin_edges(probability, n_bins, strategy)[1:-1]
    bins = np.searchsorted(inner_edges, probability)
    size = np.bincount(bins, minlength=n_bins)
    ones, total = (np.bincount(bins, weights=values, minlength=n_bins) for values in (positive, probability))
    filled = size > 0
    return ones[filled] / size[filled], total[filled] / size[filled]


def _bin_edges(probability: Vector, n_bins: int, strategy: str) -> Vector:
    if n_bins < 1:
        raise ValueError(f"n_bins must be 1 or more, got {n_bins!r}")
    shares = np.linspace(0, 1, n_bins + 1)
    if strategy == "uniform":
        return shares
    if strategy == "quantile":
        return np.asarray(np.quantile(probability, shares))
    raise ValueError(f"strategy must be 'uniform' or 'quantile', got {strategy!r}")


def brier_score(y_true: ArrayLike, probability: ArrayLike) -> float:
    """Mean squared error of the probabilities, `sum (p - y)^2 / n`: 0 is perfect, 0.25 is a coin's.

    Source: Brier (1950), "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78(1).

    >>> brier_score([0, 1], [0.5, 0.5])
    0.25
    """
    probability = _probabilities(probability)
    return float(np.mean((probability - _labels_for(probability, y_true)) ** 2))


def log_loss(y_true: ArrayLike, probability: ArrayLike) -> float:
    """Mean of `-ln` of the probability given to what happened, in nats; also called cross-entropy.

    `probability` is `(n,)`, of class 1, or `(n, k)`, whose column `c` is that of label `c` and whose rows sum to 1.
    Probabilities are clipped to `[eps, 1 - eps]` with float64's `eps`, so being certain and wrong costs 36.04.

    >>> round(log_loss([0, 1], [0.5, 0.5]), 6)
    0.693147
    >>> round(log_loss([0, 2], [[0.5, 0.25, 0.25], [0.0, 0.5, 0.5]]), 6)
    0.693147
    """
    probability = _probabilities(probability)
    if probability.ndim == 1:
        given = np.where(_labels_for(probability, y_true), probability, 1 - probability)
    else:
        given = probability[np.arange(len(probability)), _classes_for(probability, y_true)]
    return float(-np.mean(np.log(np.clip(given, EPSILON, 1 - EPSILON))))


def pr_auc(y_true: ArrayLike, y_score: ArrayLike) -> float:
    """Area under the precision-recall curve with its points joined by straight lines (trapezoids).

    `average_precision` takes steps instead. Straight lines between points of this curve cannot be reached by any
    threshold, so this area is mostly too kind, the more the fewer the distinct scores: prefer `average_precision`.
    ValueError when there is no positive.
    Source: Davis, Goadrich (2006), "The relationship between precision-recall and ROC curves", ICML.

    >>> round(pr_auc([0, 1, 0, 1], [0.1, 0.4, 0.4, 0.8]), 6)
    0.916667
    """
    precision, recall, _ = precision_recall_curve(y_true, y_score)
    return float(-np.sum(np.diff(recall) * (precision[1:] + precision[:-1]) / 2))


def _probabilities(probability: ArrayLike) -> Vector:
    values = np.asarray(probability, dtype=float)
    if values.ndim not in (1, 2) or values.size == 0 or not np.all((values >= 0) & (values <= 1)):
        raise ValueError(f"probability must be (n,) or (n, k) numbers from 0 to 1, none missing, got {values.shape}")
    return values


def _labels_for(probability: Vector, y_true: ArrayLike) -> NDArray[np.bool_]:
    positive = binary_labels("y_true", y_true)
    if positive.shape != probability.shape:
        raise ValueError(f"y_true and probability must both be (n,), got {positive.shape} and {probability.shape}")
    return positive


def _classes_for(probability: Vector, y_true: ArrayLike) -> NDArray[np.int64]:
    n_samples, n_classes = probability.shape
    classes = np.asarray(y_true)
    if classes.shape != (n_samples,) or not np.all(np.isin(classes, np.arange(n_classes))):
        raise ValueError(f"y_true must be ({n_samples},) whole numbers from 0 to {n_classes - 1}, a column each")
    if not np.allclose(probability.sum(axis=1), 1, rtol=0, atol=1e-4):
        raise ValueError("the rows of probability must sum to 1: divide each by its sum, or use a softmax")
    return classes.astype(np.int64)
