"""Right answers in other wrappings: 0-d arrays, NumPy scalars, annotations, nested helpers."""

import numpy as np


def mean_squared_error(y_true: np.ndarray, y_pred: np.ndarray) -> np.ndarray:
    print("comparing", len(y_true), "rows")
    return np.array(np.average(np.square(np.subtract(y_true, y_pred, dtype=float))))


def root_mean_squared_error(y_true: np.ndarray, y_pred: np.ndarray) -> np.float64:
    return np.float64(mean_squared_error(y_true, y_pred)) ** 0.5


def mean_absolute_error(y_true: np.ndarray, y_pred: np.ndarray) -> np.ndarray:
    def size(error: float) -> float:
        return error if error >= 0 else -error

    return np.array(sum(size(error) for error in (y_true - y_pred).tolist()) / len(y_true))


def r2_score(y_true: np.ndarray, y_pred: np.ndarray) -> int | np.float64:
    lazy = np.full(len(y_true), np.mean(y_true))
    rival = mean_squared_error(y_true, lazy)
    if not rival:
        return int(not mean_squared_error(y_true, y_pred))
    return np.float64(1.0) - mean_squared_error(y_true, y_pred) / rival
