"""Right answers with plain Python loops, patient by patient and threshold by threshold."""

import numpy as np


def confusion_matrix(y_true, y_pred):
    table = [[0, 0], [0, 0]]
    for truth, guess in zip(y_true, y_pred, strict=True):
        table[truth][guess] += 1
    return np.array(table)


def accuracy(y_true, y_pred):
    right = 0
    for i in range(len(y_true)):
        if y_true[i] == y_pred[i]:
            right += 1
    return right / len(y_true)


def precision(y_true, y_pred):
    hits, calls = 0, 0
    for truth, guess in zip(y_true, y_pred, strict=True):
        if guess == 1:
            calls += 1
            hits += truth == 1
    if calls == 0:
        return 0.0
    return hits / calls


def recall(y_true, y_pred):
    hits, ill = 0, 0
    for truth, guess in zip(y_true, y_pred, strict=True):
        if truth == 1:
            ill += 1
            hits += guess == 1
    if ill == 0:
        return 0.0
    return hits / ill


def specificity(y_true, y_pred):
    spared, healthy = 0, 0
    for truth, guess in zip(y_true, y_pred, strict=True):
        if truth == 0:
            healthy += 1
            spared += guess == 0
    if healthy == 0:
        return 0.0
    return spared / healthy


def f1_score(y_true, y_pred):
    p, r = precision(y_true, y_pred), recall(y_true, y_pred)
    if p + r == 0:
        return 0.0
    return 2 * p * r / (p + r)


def roc_curve(y_true, y_score):
    n_ill = sum(1 for truth in y_true if truth == 1)
    n_healthy = len(y_true) - n_ill
    if n_ill == 0 or n_healthy == 0:
        raise ValueError("both classes are needed")
    fpr, tpr, thresholds = [0.0], [0.0], [np.inf]
    for threshold in sorted(set(y_score), reverse=True):
        tp = fp = 0
        for truth, score in zip(y_true, y_score, strict=True):
            if score >= threshold:
                if truth == 1:
                    tp += 1
                else:
                    fp += 1
        fpr.append(fp / n_healthy)
        tpr.append(tp / n_ill)
        thresholds.append(threshold)
    return np.array(fpr), np.array(tpr), np.array(thresholds)


def roc_auc(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    area = 0.0
    for k in range(1, len(fpr)):
        area += (fpr[k] - fpr[k - 1]) * (tpr[k] + tpr[k - 1]) / 2
    return area


def precision_recall_curve(y_true, y_score):
    n_ill = sum(1 for truth in y_true if truth == 1)
    if n_ill == 0:
        raise ValueError("nobody is ill")
    precisions, recalls, thresholds = [], [], []
    for threshold in sorted(set(y_score)):
        tp = calls = 0
        for truth, score in zip(y_true, y_score, strict=True):
            if score >= threshold:
                calls += 1
                if truth == 1:
                    tp += 1
        precisions.append(tp / calls)
        recalls.append(tp / n_ill)
        thresholds.append(threshold)
    precisions.append(1.0)
    recalls.append(0.0)
    return np.array(precisions), np.array(recalls), np.array(thresholds)


def average_precision(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    total = 0.0
    for k in range(len(precisions) - 1):
        total += (recalls[k] - recalls[k + 1]) * precisions[k]
    return total


def youden_threshold(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    best, best_threshold = -2.0, None
    for k in range(1, len(thresholds)):
        if tpr[k] + (1 - fpr[k]) - 1 > best:
            best, best_threshold = tpr[k] + (1 - fpr[k]) - 1, thresholds[k]
    return best_threshold


def cost_threshold(y_true, y_score, false_positive_cost, false_negative_cost):
    best, best_threshold = false_negative_cost * sum(y_true), np.inf
    for threshold in sorted(set(y_score), reverse=True):
        cost = 0
        for truth, score in zip(y_true, y_score, strict=True):
            if truth == 0 and score >= threshold:
                cost += false_positive_cost
            if truth == 1 and score < threshold:
                cost += false_negative_cost
        if cost < best:
            best, best_threshold = cost, threshold
    return best_threshold
