"""Right answers in other wrappings: lists, 0-d arrays, NumPy scalars, dictionaries, annotations, nested helpers."""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray) -> list[list[int]]:
    pairs = list(zip(y_true.tolist(), y_pred.tolist(), strict=True))
    return [[pairs.count((truth, guess)) for guess in (0, 1)] for truth in (0, 1)]


def accuracy(y_true: np.ndarray, y_pred: np.ndarray) -> np.ndarray:
    print("comparing", len(y_true), "patients")
    return np.array(sum(map(int, y_true == y_pred)) / len(y_true))


def precision(y_true: np.ndarray, y_pred: np.ndarray) -> np.float64:
    (_, fp), (_, tp) = confusion_matrix(y_true, y_pred)
    return np.float64(tp / (tp + fp) if tp + fp > 0 else 0)


def recall(y_true: np.ndarray, y_pred: np.ndarray) -> float | int:
    (_, (fn, tp)) = confusion_matrix(y_true, y_pred)
    try:
        return tp / (tp + fn)
    except ZeroDivisionError:
        return 0


def specificity(y_true: np.ndarray, y_pred: np.ndarray) -> np.ndarray:
    ((tn, fp), _) = np.array(confusion_matrix(y_true, y_pred))
    return np.array([np.nan_to_num(tn / (tn + fp)) if tn + fp else 0.0]).reshape(())


def f1_score(y_true: np.ndarray, y_pred: np.ndarray) -> np.ndarray:
    both = np.array([precision(y_true, y_pred), recall(y_true, y_pred)], dtype=float)
    return np.divide(2 * both.prod(), both.sum(), out=np.array(0.0), where=both.sum() > 0)


def roc_curve(y_true: np.ndarray, y_score: np.ndarray) -> list[list[float]]:
    def share(label: int, threshold: float) -> float:
        group = [score for truth, score in zip(y_true, y_score, strict=True) if truth == label]
        return sum(score >= threshold for score in group) / len(group)

    if {0, 1} - set(y_true.tolist()):
        raise ValueError
    thresholds = [float("inf"), *sorted({float(score) for score in y_score}, reverse=True)]
    return [[share(0, t) for t in thresholds], [share(1, t) for t in thresholds], thresholds]


def roc_auc(y_true: np.ndarray, y_score: np.ndarray) -> np.ndarray:
    fpr, tpr, _ = roc_curve(y_true, y_score)
    return np.array(np.trapezoid(tpr, fpr))


def precision_recall_curve(y_true: np.ndarray, y_score: np.ndarray) -> tuple[list, np.ndarray, tuple]:
    total = y_true.tolist().count(1)
    if not total:
        raise ValueError("recall needs somebody who is ill")
    counts: dict[float, tuple[int, int]] = {}
    hits = called = 0
    for score, truth in sorted(zip(y_score.tolist(), y_true.tolist(), strict=True), reverse=True):
        hits, called = hits + truth, called + 1
        counts[score] = hits, called
    rising = sorted(counts)
    precisions = [counts[score][0] / counts[score][1] for score in rising]
    recalls = np.array([counts[score][0] / total for score in rising] + [0], dtype=np.float64)
    return [*precisions, 1], recalls, tuple(rising)


def average_precision(y_true: np.ndarray, y_score: np.ndarray) -> np.float64:
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    return np.float64(sum(p * (r - s) for p, r, s in zip(precisions, recalls, recalls[1:], strict=False)))


def youden_threshold(y_true: np.ndarray, y_score: np.ndarray) -> np.ndarray:
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    gains = {t: sensitivity + (1 - false) - 1 for false, sensitivity, t in zip(fpr, tpr, thresholds, strict=True)}
    del gains[np.inf]
    return np.array(max(t for t, gain in gains.items() if gain == max(gains.values())))


def cost_threshold(
    y_true: np.ndarray, y_score: np.ndarray, false_positive_cost: float, false_negative_cost: float
) -> np.float64 | float:
    def cost(threshold: float) -> float:
        alarms = y_true[y_score >= threshold].tolist()
        return alarms.count(0) * false_positive_cost + (np.sum(y_true) - alarms.count(1)) * false_negative_cost

    candidates = [np.inf, *sorted(y_score, reverse=True)]
    return candidates[int(np.argmin([cost(t) for t in candidates]))]
