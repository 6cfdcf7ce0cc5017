"""The Lasso, piece by piece: objective, soft threshold, coordinate descent, duality gap.

Everything here minimises `||y - Xw||^2 / (2 n) + alpha ||w||_1` with no intercept; `X` is `(n, p)`, `y` is `(n,)`
and `w` is `(p,)`. A text that writes `RSS + lambda ||w||_1` means `lambda = 2 n alpha`.

Source: Friedman, Hastie, Tibshirani (2010), "Regularization paths for generalized linear models via coordinate
descent", J. Stat. Softw. 33(1).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "alpha_max",
    "coordinate_step",
    "duality_gap",
    "lasso_coordinate_descent",
    "lasso_objective",
    "residual_sum_of_squares",
    "soft_threshold",
]

Vector = NDArray[np.float64]


def residual_sum_of_squares(X: ArrayLike, y: ArrayLike, w: ArrayLike) -> float:
    """Sum of squared residuals, `||y - Xw||^2`, a float.

    >>> residual_sum_of_squares([[1.0], [2.0]], [1.0, 1.0], [1.0])
    1.0
    """
    residual = _residual(X, y, w)
    return float(residual @ residual)


def lasso_objective(X: ArrayLike, y: ArrayLike, w: ArrayLike, alpha: float) -> float:
    """Lasso objective, `||y - Xw||^2 / (2 n) + alpha ||w||_1`, a float.

    >>> lasso_objective([[1.0], [2.0]], [1.0, 1.0], [1.0], alpha=0.5)
    0.75
    """
    return residual_sum_of_squares(X, y, w) / (2 * len(np.asarray(y))) + alpha * float(np.abs(w).sum())


def soft_threshold(z: ArrayLike, threshold: float) -> np.float64 | Vector:
    """Shrink towards zero and stop there: `sign(z) max(|z| - threshold, 0)`, elementwise, the shape of `z`.

    This is `argmin_v (v - z)^2 / 2 + threshold |v|`, the proximal operator of the absolute value.

    >>> soft_threshold([-3.0, 0.5, 2.0], 1.0).tolist()
    [-2.0, 0.0, 1.0]
    """
    z = np.asarray(z, dtype=float)
    shrunk: np.float64 | Vector = z - np.clip(z, -threshold, threshold)
    return shrunk


def alpha_max(X: ArrayLike, y: ArrayLike) -> float:
    """Smallest alpha at which the Lasso solution is all zeros, `max_j |x_j' y| / n`; 0.0 when `X'y = 0`.

    >>> alpha_max([[1.0, 0.0], [0.0, 2.0]], [3.0, -4.0])
    4.0
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    # column by column, as a step does it: X.T @ y rounds differently, and then not all would be zero
    return float(max(abs(column @ y) for column in X.T) / len(y))


def coordinate_step(X: ArrayLike, y: ArrayLike, w: ArrayLike, j: int, alpha: float) -> float:
    """Exact minimiser of the objective over `w[j]` with every other coefficient fixed, a float.

    With the partial residual `r = y - sum_{k != j} x_k w_k` it is
    `soft_threshold(x_j'r / n, alpha) / (||x_j||^2 / n)`; 0.0 for an all-zero column.

    >>> coordinate_step([[1.0], [1.0]], [3.0, 1.0], [7.0], 0, alpha=0.5)
    1.5
    """
    X, others = np.asarray(X, dtype=float), np.array(w, dtype=float)
    column, n_samples = X[:, j], len(X)
    curvature = column @ column / n_samples
    if curvature == 0:
        return 0.0
    others[j] = 0.0
    return float(soft_threshold(column @ _residual(X, y, others) / n_samples, alpha) / curvature)


def lasso_coordinate_descent(
    X: ArrayLike, y: ArrayLike, alpha: float, max_iter: int = 1000, tol: float = 1e-8
) -> Vector:
    """Lasso coefficients `(p,)` by cyclic coordinate descent from zeros.

    A sweep takes one exact `coordinate_step` per column, each seeing the earlier ones. It stops after `max_iter`
    sweeps, or after the first whose largest absolute change is below `tol`.

    >>> lasso_coordinate_descent([[1.0, 0.0], [0.0, 1.0]], [3.0, 0.5], alpha=0.5).tolist()
    [2.0, 0.0]
    """
    X, residual = np.asarray(X, dtype=float), np.array(y, dtype=float)
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        if sweep(X, residual, w, alpha) < tol:
            break
    return w


def sweep(X: Vector, residual: Vector, w: Vector, alpha: float, lam: float = 0.0) -> float:
    """Take one exact step per column, updating `w` and `residual = y - Xw` in place; the largest absolute change.

    With `lam` the objective has `lam ||w||^2 / 2` more.
    """
    n_samples, largest_change = len(X), 0.0
    curvatures = np.einsum("ij,ij->j", X, X) / n_samples
    for j in np.flatnonzero(curvatures):
        old = w[j]
        pull = X[:, j] @ residual / n_samples + curvatures[j] * old
        w[j] = soft_threshold(pull, alpha) / (curvatures[j] + lam)
        residual -= X[:, j] * (w[j] - old)
        largest_change = max(largest_change, abs(w[j] - old))
    return largest_change


def duality_gap(X: ArrayLike, y: ArrayLike, w: ArrayLike, alpha: float) -> float:
    """How far `w` can be from optimal: primal minus dual objective, a float; 0 at the optimum. `alpha > 0`.

    The dual point is the residual `r = y - Xw` scaled to be feasible, `s r / n` with
    `s = min(1, n alpha / max|X'r|)`, and the dual objective is `(||y||^2 - ||y - s r||^2) / (2 n)`.

    >>> duality_gap([[1.0, 0.0], [0.0, 1.0]], [3.0, 0.5], [2.0, 0.0], alpha=0.5)
    0.0
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    residual, n_samples = _residual(X, y, w), len(y)
    correlation = np.abs(X.T @ residual).max()
    scale = 1.0 if correlation <= n_samples * alpha else n_samples * alpha / correlation
    shortfall = y - scale * residual
    dual = (y @ y - shortfall @ shortfall) / (2 * n_samples)
    return float(lasso_objective(X, y, w, alpha) - dual)


def _residual(X: ArrayLike, y: ArrayLike, w: ArrayLike) -> Vector:
    return np.asarray(np.asarray(y, dtype=float) - np.asarray(X, dtype=float) @ np.asarray(w, dtype=float))
