"""Right answers by another road: bin counts, set sizes, ranks, binary search, walks along the sorted patients."""

import numpy as np


def confusion_matrix(y_true, y_pred):
    return np.bincount(2 * y_true + y_pred, minlength=4).reshape(2, 2)


def accuracy(y_true, y_pred):
    return 1 - np.count_nonzero(y_true - y_pred) / len(y_true)


def precision(y_true, y_pred):
    ill, called = set(np.flatnonzero(y_true)), set(np.flatnonzero(y_pred))
    return len(ill & called) / len(called) if called else 0.0


def recall(y_true, y_pred):
    return precision(y_pred, y_true)


def specificity(y_true, y_pred):
    return recall(1 - y_true, 1 - y_pred)


def f1_score(y_true, y_pred):
    """One over the mean of one over precision and one over recall."""
    p, r = precision(y_true, y_pred), recall(y_true, y_pred)
    if p == 0 or r == 0:
        return 0.0
    return 1 / ((1 / p + 1 / r) / 2)


def roc_curve(y_true, y_score):
    ill, healthy = np.sort(y_score[y_true == 1]), np.sort(y_score[y_true == 0])
    if len(ill) == 0 or len(healthy) == 0:
        raise ValueError("one class only")
    thresholds = np.concatenate([[np.inf], np.unique(y_score)[::-1]])
    tpr = 1 - np.searchsorted(ill, thresholds) / len(ill)
    fpr = 1 - np.searchsorted(healthy, thresholds) / len(healthy)
    return fpr, tpr, thresholds


def roc_auc(y_true, y_score):
    """Mann and Whitney's U: the sum of the ranks of the ill, ties sharing the mean of their ranks."""
    n_ill, n = np.count_nonzero(y_true), len(y_true)
    if n_ill in (0, n):
        raise ValueError("one class only")
    _, group, sizes = np.unique(y_score, return_inverse=True, return_counts=True)
    mean_rank = np.cumsum(sizes) - (sizes - 1) / 2
    u = mean_rank[group][y_true == 1].sum() - n_ill * (n_ill + 1) / 2
    return u / (n_ill * (n - n_ill))


def precision_recall_curve(y_true, y_score):
    if y_true.max() == 0:
        raise ValueError("nobody is ill")
    thresholds, group = np.unique(y_score, return_inverse=True)
    called = np.cumsum(np.bincount(group)[::-1])[::-1]
    hits = np.cumsum(np.bincount(group, weights=y_true)[::-1])[::-1]
    return np.r_[hits / called, 1], np.r_[hits / hits[0], 0], thresholds


def average_precision(y_true, y_score):
    """The mean, over the ill, of the precision at the score of each."""
    if y_true.max() == 0:
        raise ValueError("nobody is ill")
    return np.mean([y_true[y_score >= score].mean() for score in y_score[y_true == 1]])


def youden_threshold(y_true, y_score):
    if len(set(y_true.tolist())) < 2:
        raise ValueError("one class only")

    def scaled_j(threshold):
        called = y_score >= threshold
        return called[y_true == 1].sum() * (y_true == 0).sum() - called[y_true == 0].sum() * (y_true == 1).sum()

    return max(y_score, key=lambda threshold: (scaled_j(threshold), threshold))


def cost_threshold(y_true, y_score, false_positive_cost, false_negative_cost):
    def cost(threshold):
        (_, fp), (fn, _) = confusion_matrix(y_true, (y_score >= threshold).astype(int))
        return fp * false_positive_cost + fn * false_negative_cost

    return min([*y_score, np.inf], key=lambda threshold: (cost(threshold), -threshold))
