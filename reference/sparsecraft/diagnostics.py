"""Checks of a fitted regression: influential rows, residuals that show a pattern, columns that go together.

Two more have files of their own: linearity in `sparsecraft.linearity`, variance inflation in
`sparsecraft.preprocessing`; Cook's distance of a linear regression is in `sparsecraft.inference`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.inference import information_root, variances
from sparsecraft.logistic_regression import sigmoid
from sparsecraft.preprocessing import mean_and_deviation
from sparsecraft.validation import finite_array, two_classes

__all__ = [
    "BinnedResiduals",
    "autocorrelation",
    "binned_residuals",
    "correlation_matrix",
    "durbin_watson",
    "logistic_cooks_distance",
]

Array = NDArray[np.float64]


class BinnedResiduals(NamedTuple):
    """Outcome of `binned_residuals`: arrays with one entry per bin."""

    x: Array
    residual: Array
    standard_error: Array


def logistic_cooks_distance(X: ArrayLike, y: ArrayLike, w: ArrayLike) -> Array:
    """How far leaving out each row moves the logistic regression `w` of `y` on `X`, `(n,)`.

    Pregibon's one-step value `D_i = r_i^2 h_i / (p (1 - h_i)^2)`, with Pearson residuals `r` and leverages `h` of the
    last weighted least squares. `X` `(n, p)` has full column rank and holds its own intercept column; `y` is `(n,)`, of
    0 and 1, and `w` `(p,)` its fit without a penalty. LinAlgError where the information is singular.

    Source: Pregibon (1981), "Logistic regression diagnostics", Ann. Stat. 9(4).

    >>> logistic_cooks_distance([[1.0], [1.0], [1.0], [1.0]], [0, 1, 0, 1], [0.0]).round(4).tolist()
    [0.4444, 0.4444, 0.4444, 0.4444]
    """
    X = finite_array("X", X, 2)
    y, w = two_classes(y, len(X)), finite_array("w", w, 1)
    # r^2 h = (y - p)^2 x'F^-1 x: no division by a p (1 - p) that may be next to nothing
    spread = np.sum(np.linalg.solve(information_root(X, w).T, X.T) ** 2, axis=0)
    miss = sigmoid(np.where(y == 1, -1, 1) * (X @ w))
    return np.asarray(miss**2 * spread / (len(w) * (1 - variances(X, w) * spread) ** 2))


def durbin_watson(residuals: ArrayLike) -> float:
    """Durbin and Watson's `sum (e_t - e_{t-1})^2 / sum e_t^2` of residuals in the order of time, a float.

    About 2 where neighbours are uncorrelated, towards 0 where they resemble each other, towards 4 where they alternate.
    ValueError when all residuals are 0.

    Source: Durbin, Watson (1950), "Testing for serial correlation in least squares regression", Biometrika 37.

    >>> durbin_watson([1.0, -1.0, 1.0, -1.0])
    3.0
    """
    e = finite_array("residuals", residuals, 1)
    if not e.any():
        raise ValueError("residuals are all 0: the fit is exact, and there is nothing to test")
    e = e / np.abs(e).max()  # so that no square overflows or vanishes
    return float(np.sum(np.diff(e) ** 2) / np.sum(e**2))


def autocorrelation(residuals: ArrayLike, max_lag: int) -> Array:
    """Correlation of residuals `(n,)` with themselves 0 to `max_lag` rows earlier, `(max_lag + 1,)`, the first 1.

    `r_k = sum_t (e_t - m)(e_{t-k} - m) / sum_t (e_t - m)^2` with `m` the mean; of independent residuals about one in
    twenty lies beyond `2 / sqrt(n)`. ValueError for constant residuals and unless `0 <= max_lag < n`.

    Source: Box, Jenkins (1976), "Time Series Analysis", chapter 2.

    >>> autocorrelation([1.0, -1.0, 1.0, -1.0], max_lag=2).tolist()
    [1.0, -0.75, 0.5]
    """
    e = finite_array("residuals", residuals, 1)
    if not 0 <= max_lag < len(e):
        raise ValueError(f"max_lag must be at least 0 and below the number of residuals, {len(e)}, got {max_lag!r}")
    mean, deviation = mean_and_deviation(e)
    e = (e - mean) / deviation
    if not e.any():
        raise ValueError("residuals are all equal: their correlation is not defined")
    return np.array([e[lag:] @ e[: len(e) - lag] for lag in range(max_lag + 1)]) / (e @ e)


def correlation_matrix(X: ArrayLike) -> Array:
    """Pearson correlations of the columns of `X` `(n, p)`: `(p, p)`, within [-1, 1], `nan` for a constant column.

    >>> correlation_matrix([[1.0, 3.0], [2.0, 2.0], [3.0, 1.0]]).round(12).tolist()
    [[1.0, -1.0], [-1.0, 1.0]]
    """
    X = finite_array("X", X, 2)
    mean, deviation = mean_and_deviation(X)
    standardised = (X - mean) / deviation
    correlations = np.clip(standardised.T @ standardised / len(X), -1.0, 1.0)
    np.fill_diagonal(correlations, 1.0)
    is_constant = ~standardised.any(axis=0)
    correlations[is_constant] = correlations[:, is_constant] = np.nan
    return np.asarray(correlations)


def binned_residuals(x: ArrayLike, residuals: ArrayLike, n_bins: int = 10) -> BinnedResiduals:
    """Mean residual in bins of `x`: the residual plot of a logistic regression, whose single residuals form two bands.

    `x` `(n,)` is a column or the fitted probability. In its order the rows go into bins of equal count, as far as equal
    values, which share a bin, allow; empty bins are left out. Each has its mean `x`, its mean residual and the standard
    error `sqrt(sum e^2) / count` of that: where the model holds, about one bin in twenty lies beyond two of them.
    ValueError if `n_bins < 1`.

    Source: Gelman, Hill (2007), "Data Analysis Using Regression and Multilevel/Hierarchical Models", section 5.6.

    >>> bins = binned_residuals([0.1, 0.2, 0.7, 0.9], [0.5, -0.5, 0.3, 0.1], n_bins=2)
    >>> bins.x.round(2).tolist(), bins.residual.round(2).tolist(), bins.standard_error.round(2).tolist()
    ([0.15, 0.8], [0.0, 0.2], [0.35, 0.16])
    """
    if not n_bins >= 1:
        raise ValueError(f"n_bins must be 1 or more, got {n_bins!r}")
    x = finite_array("x", x, 1)
    e = finite_array("residuals", residuals, 1, len(x))
    _, rank, count = np.unique(x, return_inverse=True, return_counts=True)
    middle = np.cumsum(count) - count / 2  # of each distinct value's places in the order
    bins = np.unique((n_bins * middle / len(x)).astype(int)[rank], return_inverse=True)[1]
    size, sum_x, sum_e, sum_squares = (np.bincount(bins, weights) for weights in (np.ones(len(x)), x, e, e**2))
    return BinnedResiduals(sum_x / size, sum_e / size, np.sqrt(sum_squares) / size)
