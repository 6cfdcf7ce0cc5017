"""How far predictions of a number are off: mean squared, root mean squared and mean absolute error, and R squared.

`y_true` and `y_pred` are `(n,)`; a ValueError says so when they differ in shape, because `(n,)` against `(n, 1)`
would broadcast to `(n, n)` and give a wrong number without a word.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["mean_absolute_error", "mean_squared_error", "r2_score", "root_mean_squared_error"]


def mean_squared_error(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Mean of the squared errors, `sum (y - p)^2 / n`, in squared units of `y`; large errors dominate it.

    >>> mean_squared_error([1.0, 2.0], [1.0, 4.0])
    2.0
    """
    return float(np.mean(_errors(y_true, y_pred) ** 2))


def root_mean_squared_error(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Square root of the mean squared error, in the units of `y`.

    >>> root_mean_squared_error([0.0, 0.0], [3.0, -3.0])
    3.0
    """
    return float(np.sqrt(mean_squared_error(y_true, y_pred)))


def mean_absolute_error(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Mean of the absolute errors, `sum |y - p| / n`, in the units of `y`.

    >>> mean_absolute_error([1.0, 2.0], [1.0, 4.0])
    1.0
    """
    return float(np.mean(np.abs(_errors(y_true, y_pred))))


def r2_score(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Share of the variance explained, `1 - sum (y - p)^2 / sum (y - mean(y))^2`; negative if worse than the mean.

    A constant `y_true` (one row included) has no variance to explain: 1.0 if predicted exactly, else 0.0.

    >>> r2_score([1.0, 2.0, 3.0], [1.0, 2.0, 4.0])
    0.5
    >>> r2_score([2.0, 2.0], [2.0, 3.0])
    0.0
    """
    errors = _errors(y_true, y_pred)
    y = np.asarray(y_true, dtype=float)
    if np.all(y == y[0]):  # not "variance is 0": the mean of three 0.1 is not 0.1
        return float(not errors.any())
    deviations = y - y.mean()
    unit = np.abs(deviations).max()  # R squared has no units, so squares of tiny numbers need not vanish
    return float(1 - np.sum((errors / unit) ** 2) / np.sum((deviations / unit) ** 2))


def _errors(y_true: ArrayLike, y_pred: ArrayLike) -> NDArray[np.float64]:
    y, predicted = np.asarray(y_true, dtype=float), np.asarray(y_pred, dtype=float)
    if y.ndim != 1 or y.shape != predicted.shape:
        raise ValueError(f"y_true and y_pred must both be (n,), got {y.shape} and {predicted.shape}")
    return np.asarray(y - predicted)
