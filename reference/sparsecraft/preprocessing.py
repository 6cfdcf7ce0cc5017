"""Preparing the columns of X: scaling, one-hot coding, and how far each column is determined by the others.

`X` is `(n_samples, n_features)` and finite, its entries at most `1e300 / n_samples` in size. A scale of 0 counts as 1,
so that a constant column becomes 0 and not nan.

Sources: Chan, Golub, LeVeque (1983), "Algorithms for computing the sample variance", The American Statistician 37(3),
for the second pass; Belsley, Kuh, Welsch (1980), "Regression Diagnostics", for variance inflation.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["min_max_scale", "one_hot", "robust_scale", "variance_inflation_factors"]

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

REPRODUCED = 1e-12  # 1 - R^2 below this is rounding


def min_max_scale(X: ArrayLike) -> Matrix:
    """Scale every column to [0, 1], `(x - min) / (max - min)`, `(n, p)`; a constant column becomes 0.

    >>> min_max_scale([[1.0, 7.0], [2.0, 7.0], [5.0, 7.0]]).tolist()
    [[0.0, 0.0], [0.25, 0.0], [1.0, 0.0]]
    """
    X = np.asarray(X, dtype=float)
    low, high = X.min(axis=0), X.max(axis=0)
    return np.asarray((X - low) / zero_as_one(high - low))


def robust_scale(X: ArrayLike) -> Matrix:
    """Scale every column by its middle half, `(x - median) / (q75 - q25)`, `(n, p)`; an interquartile range of 0 is 1.

    Quartiles are interpolated linearly. Outliers move neither the median nor the range.

    >>> robust_scale([[1.0], [2.0], [3.0], [4.0], [100.0]])[:, 0].tolist()
    [-1.0, -0.5, 0.0, 0.5, 48.5]
    """
    X = np.asarray(X, dtype=float)
    centre, scale = median_and_interquartile_range(X)
    return np.asarray((X - centre) / scale)


def median_and_interquartile_range(X: Matrix) -> tuple[Vector, Vector]:
    """Median and `q75 - q25` of every column, the latter 1 where it is 0."""
    lower, upper = np.quantile(X, [0.25, 0.75], axis=0)
    return np.median(X, axis=0), zero_as_one(upper - lower)


def mean_and_deviation(X: Matrix) -> tuple[Vector, Vector]:
    """Mean and population standard deviation of every column, the latter 1 for a constant column."""
    mean, deviations = _centre(X)
    return mean, _root_mean_square(deviations)


def _centre(X: Matrix) -> tuple[Vector, Matrix]:
    mean = X.mean(axis=0)
    mean += (X - mean).mean(axis=0)  # what rounding left over: the mean of a constant is now that constant
    deviations = X - mean
    return mean, deviations - deviations.mean(axis=0)  # about the mean itself, of which ours is the nearest float


def _root_mean_square(deviations: Matrix) -> Vector:
    largest = zero_as_one(np.abs(deviations).max(axis=0))  # in units of it, no square overflows or vanishes
    return zero_as_one(largest * np.sqrt(np.square(deviations / largest).mean(axis=0)))


def zero_as_one(scale: Vector) -> Vector:
    """Scales to divide by: 1 in the place of 0."""
    return np.where(scale == 0, 1.0, scale)


def one_hot(labels: ArrayLike, drop_first: bool = False) -> Matrix:
    """Indicator columns of the distinct labels in sorted order, floats of 0 and 1, `(n, k)` or `(n, k - 1)`.

    Without the first column the rest can stand beside an intercept: all `k` sum to 1, the dummy variable trap.

    >>> one_hot(["b", "a", "c", "b"], drop_first=True).tolist()
    [[1.0, 0.0], [0.0, 0.0], [0.0, 1.0], [1.0, 0.0]]
    """
    labels = np.asarray(labels)
    categories = np.unique(labels)[1 if drop_first else 0 :]
    return np.asarray(labels[:, np.newaxis] == categories, dtype=float)


def variance_inflation_factors(X: ArrayLike) -> Vector:
    """`1 / (1 - R_j^2)` of every column regressed on the others and an intercept, `(p,)`.

    This is how many times larger the variance of a least-squares coefficient is than if its column were uncorrelated
    with the others: 1 at best, `inf` where the others reproduce the column (`1 - R_j^2 < 1e-12`) or it is constant.

    >>> variance_inflation_factors([[0.0, 0.0, 1.0], [1.0, 1.0, 1.0], [2.0, 0.0, 1.0]]).round(9).tolist()
    [1.0, 1.0, inf]
    """
    X = np.asarray(X, dtype=float)
    _, deviations = _centre(X)
    deviation = _root_mean_square(deviations)
    columns = deviations / deviation / np.sqrt(len(X))  # of length 1, or 0 where constant
    # an entry was rounded before it was centred: a direction no longer than that is noise, not a column's own
    rounding = np.finfo(float).eps * max(1.0, (np.abs(X) / deviation * columns.any(axis=0)).max())
    cutoff = min(max(X.shape) * rounding, np.sqrt(REPRODUCED))
    columns = np.asarray(np.linalg.qr(columns, mode="r"))  # the same lengths and angles in fewer rows
    unexplained = np.array([_unexplained(columns, j, cutoff) for j in range(X.shape[1])])
    return np.where(unexplained < REPRODUCED, np.inf, 1 / np.maximum(unexplained, REPRODUCED))


def _unexplained(columns: Matrix, j: int, cutoff: float) -> float:
    """`1 - R_j^2` of a centred column of length 1 on the others, whose directions shorter than `cutoff` are dropped."""
    others = np.delete(columns, j, axis=1)
    residual = columns[:, j] - others @ np.linalg.lstsq(others, columns[:, j], rcond=cutoff)[0]
    return float(residual @ residual)
