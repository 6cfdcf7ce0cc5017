"""Right answers in whole-array NumPy."""

import numpy as np


def mean_squared_error(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)


def root_mean_squared_error(y_true, y_pred):
    return np.sqrt(np.mean(np.square(y_true - y_pred)))


def mean_absolute_error(y_true, y_pred):
    return np.abs(y_pred - y_true).mean()


def r2_score(y_true, y_pred):
    if np.ptp(y_true) == 0:
        return 1.0 if np.array_equal(y_true, y_pred) else 0.0
    return 1 - np.mean((y_true - y_pred) ** 2) / np.var(y_true)
