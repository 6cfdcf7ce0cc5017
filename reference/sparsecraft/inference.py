"""What a fitted model lets one say: odds ratios, standard errors, Wald tests, intervals, influential rows.

`X` is `(n, p)` with no hidden intercept: bring a column of ones, and everything here covers it too.
The logistic functions take the maximum-likelihood `w` `(p,)`, fitted without a penalty: a penalty makes the errors lie.

Source: Hosmer, Lemeshow, Sturdivant (2013), "Applied Logistic Regression"; Cook (1977), Technometrics 19(1).
"""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.logistic_regression import sigmoid

__all__ = [
    "cooks_distance",
    "fisher_information",
    "odds_ratio_intervals",
    "odds_ratios",
    "standard_errors",
    "wald_test",
]

Array = NDArray[np.float64]

ROUNDING = 10 * float(np.finfo(float).eps)


def odds_ratios(w: ArrayLike) -> Array:
    """Factor by which the odds change per unit of each column, `exp(w)`, `(p,)`; `inf` where that overflows.

    >>> odds_ratios([0.0, 1.0]).round(4).tolist()
    [1.0, 2.7183]
    """
    with np.errstate(over="ignore"):
        return np.asarray(np.exp(np.asarray(w, dtype=float)))


def fisher_information(X: ArrayLike, w: ArrayLike) -> Array:
    """Information of the whole sample about `w`, `sum_i p_i (1 - p_i) x_i x_i'`, `(p, p)`, not divided by `n`.

    >>> fisher_information([[1.0, 0.0], [1.0, 2.0]], [0.0, 0.0]).tolist()
    [[0.5, 0.5], [0.5, 1.0]]
    """
    X = np.asarray(X, dtype=float)
    return np.asarray(X.T @ (variances(X, w)[:, None] * X))


def standard_errors(X: ArrayLike, w: ArrayLike) -> Array:
    """Standard errors of `w`, roots of the diagonal of the inverse information, `(p,)`.

    LinAlgError where the columns leave the information singular: fewer rows than columns, a column of zeros.

    >>> standard_errors([[1.0], [1.0], [1.0], [1.0]], [0.0]).tolist()
    [1.0]
    """
    return np.asarray(np.linalg.norm(np.linalg.inv(information_root(X, w)), axis=1))


def variances(X: ArrayLike, w: ArrayLike) -> Array:
    """Variance of each label under the model, `p (1 - p)`, `(n,)`; not 0 merely because `1 - p` rounds to it."""
    z = np.asarray(X, dtype=float) @ np.asarray(w, dtype=float)
    return np.asarray(sigmoid(z) * sigmoid(-z))


def information_root(X: ArrayLike, w: ArrayLike) -> Array:
    """Triangular `R` with `R'R` the information, `(p, p)`.

    It comes from the rows `sqrt(p (1 - p)) x` themselves: multiplying them out would square the condition number.
    """
    return np.asarray(np.linalg.qr(np.sqrt(variances(X, w))[:, None] * np.asarray(X, dtype=float), mode="r"))


def wald_test(w: ArrayLike, se: ArrayLike) -> tuple[Array, Array]:
    """Test each coefficient against 0: `z = w / se` and the two-sided `p_value = 2 P(N(0, 1) > |z|)`, both `(p,)`.

    The tail comes from `erfc`, so a tiny p-value keeps its digits where `2 (1 - cdf)` would print 0. `se > 0`.

    >>> z, p_value = wald_test([0.98, -3.0], [0.5, 0.25])
    >>> z.tolist(), p_value.round(4).tolist()
    ([1.96, -12.0], [0.05, 0.0])
    """
    z = np.asarray(w, dtype=float) / np.asarray(se, dtype=float)
    return z, np.vectorize(math.erfc, otypes=[float])(np.abs(z) / math.sqrt(2))


def odds_ratio_intervals(w: ArrayLike, se: ArrayLike, level: float = 0.95) -> Array:
    """Confidence intervals of the odds ratios, `exp(w -+ q se)`, `(p, 2)`: columns lower and upper.

    `q` is the normal quantile that leaves `(1 - level) / 2` in each tail. ValueError unless `0 <= level < 1`.

    >>> odds_ratio_intervals([0.0], [1.0]).round(3).tolist()
    [[0.141, 7.099]]
    """
    if not 0 <= level < 1:
        raise ValueError(f"level must be at least 0 and below 1, such as 0.95, got {level!r}")
    w, reach = np.asarray(w, dtype=float), -NormalDist().inv_cdf((1 - level) / 2) * np.asarray(se, dtype=float)
    return odds_ratios(np.column_stack([w - reach, w + reach]))


def cooks_distance(X: ArrayLike, y: ArrayLike) -> Array:
    """How far leaving out each row moves the fit of a linear regression of `y` on `X`, `(n,)`.

    `D_i = r_i^2 h_i / (p s^2 (1 - h_i)^2)` with residuals `r`, leverages `h` and `s^2 = ||r||^2 / (n - p)`.
    `X` has full column rank, `n > p`, and no row has leverage 1. An exact fit has no influential row: zeros.

    >>> cooks_distance([[1.0], [1.0], [1.0]], [0.0, 1.0, 5.0]).round(4).tolist()
    [0.4286, 0.1071, 0.9643]
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    basis = np.linalg.qr(X)[0]
    residual, leverage = y - basis @ (basis.T @ y), np.sum(basis**2, axis=1)
    n_samples, n_features = X.shape
    if np.linalg.norm(residual) <= ROUNDING * np.linalg.norm(y):
        return np.zeros(n_samples)
    variance = residual @ residual / (n_samples - n_features)
    return np.asarray(residual**2 * leverage / (n_features * variance * (1 - leverage) ** 2))
