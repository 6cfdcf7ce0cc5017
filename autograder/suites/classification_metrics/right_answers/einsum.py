"""Right answers with products of arrays: counts are sums of products of zeros and ones."""

import numpy as np


def confusion_matrix(y_true, y_pred):
    truth, guess = np.eye(2, dtype=int)[y_true], np.eye(2, dtype=int)[y_pred]
    return np.einsum("ij,ik->jk", truth, guess)


def accuracy(y_true, y_pred):
    return np.trace(confusion_matrix(y_true, y_pred)) / np.size(y_true)


def precision(y_true, y_pred):
    return np.einsum("i,i->", y_true, y_pred) / max(np.einsum("i->", y_pred), 1)


def recall(y_true, y_pred):
    return np.einsum("i,i->", y_true, y_pred) / max(np.einsum("i->", y_true), 1)


def specificity(y_true, y_pred):
    healthy, spared = 1 - y_true, 1 - y_pred
    return np.einsum("i,i->", healthy, spared) / max(np.einsum("i->", healthy), 1)


def f1_score(y_true, y_pred):
    return 2 * (y_true @ y_pred) / max(y_true @ y_true + y_pred @ y_pred, 1)


def roc_curve(y_true, y_score):
    classes = np.stack([1 - y_true, y_true]).astype(float)
    sizes = classes.sum(axis=1)
    if not sizes.all():
        raise ValueError(f"{sizes} patients of the two classes")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = np.less_equal.outer(thresholds, y_score).astype(float)
    fpr, tpr = np.einsum("ci,ti->ct", classes, called) / sizes[:, None]
    return fpr, tpr, thresholds


def roc_auc(y_true, y_score):
    ill, healthy = np.flatnonzero(y_true), np.flatnonzero(1 - y_true)
    if len(ill) * len(healthy) == 0:
        raise ValueError("there is no pair")
    signs = np.sign(np.subtract.outer(y_score[ill], y_score[healthy]))
    return (1 + np.einsum("ij->", signs, dtype=float) / signs.size) / 2


def precision_recall_curve(y_true, y_score):
    if y_true @ y_true == 0:
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = np.less_equal.outer(thresholds, y_score).astype(float)
    hits = np.einsum("ti,i->t", called, y_true.astype(float))
    return np.append(hits / called.sum(axis=1), 1.0), np.append(hits / y_true.sum(), 0.0), thresholds


def average_precision(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    return np.einsum("t,t->", -np.diff(recalls), precisions[:-1])


def youden_threshold(y_true, y_score):
    ill, healthy = y_true == 1, y_true == 0
    if not (ill.any() and healthy.any()):
        raise ValueError("one class only")
    thresholds = np.unique(y_score)[::-1]
    weights = ill / ill.sum() - healthy / healthy.sum()
    return thresholds[np.argmax(np.less_equal.outer(thresholds, y_score) @ weights)]


def cost_threshold(y_true, y_score, false_positive_cost, false_negative_cost):
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    # every patient who is called adds the price of a false positive, or takes that of a miss away
    price = np.where(y_true == 1, -false_negative_cost, false_positive_cost)
    return thresholds[np.argmin(np.less_equal.outer(thresholds, y_score) @ price)]
