"""Right answers with masks, means and cumulative sums over the sorted scores."""

import numpy as np


def confusion_matrix(y_true, y_pred):
    tn = np.sum((y_true == 0) & (y_pred == 0))
    fp = np.sum((y_true == 0) & (y_pred == 1))
    fn = np.sum((y_true == 1) & (y_pred == 0))
    tp = np.sum((y_true == 1) & (y_pred == 1))
    return np.array([[tn, fp], [fn, tp]])


def accuracy(y_true, y_pred):
    return np.mean(y_true == y_pred)


def precision(y_true, y_pred):
    called = y_pred == 1
    return np.mean(y_true[called]) if called.any() else 0.0


def recall(y_true, y_pred):
    ill = y_true == 1
    return np.mean(y_pred[ill]) if ill.any() else 0.0


def specificity(y_true, y_pred):
    healthy = y_true == 0
    return np.mean(y_pred[healthy] == 0) if healthy.any() else 0.0


def f1_score(y_true, y_pred):
    total = np.sum(y_true) + np.sum(y_pred)
    return 2 * np.sum(y_true * y_pred) / total if total else 0.0


def roc_curve(y_true, y_score):
    if y_true.min() == y_true.max():
        raise ValueError("y_true holds one class only")
    order = np.argsort(y_score)[::-1]
    scores, ill = y_score[order], y_true[order]
    last = np.append(np.flatnonzero(np.diff(scores)), len(scores) - 1)
    tp, fp = np.cumsum(ill)[last], np.cumsum(1 - ill)[last]
    return np.append(0, fp / fp[-1]), np.append(0, tp / tp[-1]), np.append(np.inf, scores[last])


def roc_auc(y_true, y_score):
    if y_true.min() == y_true.max():
        raise ValueError("y_true holds one class only")
    ill, healthy = y_score[y_true == 1][:, None], y_score[y_true == 0]
    return np.mean(ill > healthy) + np.mean(ill == healthy) / 2


def precision_recall_curve(y_true, y_score):
    if not y_true.any():
        raise ValueError("y_true holds no 1")
    order = np.argsort(y_score)[::-1]
    scores = y_score[order]
    last = np.append(np.flatnonzero(np.diff(scores)), len(scores) - 1)
    tp = np.cumsum(y_true[order])[last]
    precisions, recalls = tp / (last + 1), tp / tp[-1]
    return np.append(precisions[::-1], 1), np.append(recalls[::-1], 0), scores[last][::-1]


def average_precision(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    return np.sum((recalls[:-1] - recalls[1:]) * precisions[:-1])


def youden_threshold(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    return thresholds[np.argmax((tpr - fpr)[1:]) + 1]


def cost_threshold(y_true, y_score, false_positive_cost, false_negative_cost):
    thresholds = np.concatenate(([np.inf], np.unique(y_score)[::-1]))
    called = y_score[None, :] >= thresholds[:, None]
    false_positives = np.sum(called & (y_true == 0), axis=1)
    false_negatives = np.sum(~called & (y_true == 1), axis=1)
    return thresholds[np.argmin(false_positive_cost * false_positives + false_negative_cost * false_negatives)]
