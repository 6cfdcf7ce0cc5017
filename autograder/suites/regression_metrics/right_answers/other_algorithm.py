"""Right answers by other ways: running means, norms, pairs, the standard library."""

import numpy as np


def mean_squared_error(y_true, y_pred):
    mean = 0.0
    for count, (measured, predicted) in enumerate(zip(y_true.tolist(), y_pred.tolist(), strict=True), start=1):
        mean += ((measured - predicted) ** 2 - mean) / count
    return mean


def root_mean_squared_error(y_true, y_pred):
    import math

    return math.dist(y_true.tolist(), y_pred.tolist()) / math.sqrt(len(y_true))


def mean_absolute_error(y_true, y_pred):
    return float(np.linalg.norm(y_true.astype(float) - y_pred, 1) / y_true.size)


def r2_score(y_true, y_pred):
    import statistics

    y, p = y_true.astype(float).tolist(), y_pred.astype(float).tolist()
    if len(set(y)) == 1:
        return float(y == p)
    spread = statistics.pvariance(y)
    return 1 - statistics.fmean((a - b) ** 2 for a, b in zip(y, p, strict=True)) / spread
