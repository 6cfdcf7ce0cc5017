"""Ordinal regression, piece by piece: proportional odds, their cost and derivatives, Newton's method.

The model is `P(y <= k) = sigmoid(theta_k - x'w)` with increasing thresholds `theta`: one `w` serves every cut of the
scale, and the thresholds do an intercept's work. `X` is `(n, p)`, `y` `(n,)` holds integers `0..k-1`, `w` is `(p,)`
and `thresholds` is `(k - 1,)`. With `a < b` the thresholds on either side of a row's class, less its score `x'w`,

    P(y) = sigmoid(b) - sigmoid(a) = sigmoid(b) sigmoid(-a) (1 - exp(a - b)),

so a row is two rows of a logistic regression, one for each cut, and `b - a`, the width of its class, must not vanish.

Source: McCullagh (1980), "Regression models for ordinal data", J. R. Stat. Soc. B 42(2).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.logistic_regression import sigmoid
from sparsecraft.preprocessing import zero_as_one
from sparsecraft.validation import finite_array, not_negative

__all__ = ["OrdinalFit", "fit_ordinal", "ordinal_cost", "ordinal_gradient", "ordinal_hessian", "ordinal_log_proba"]

Array = NDArray[np.float64]
Labels = NDArray[np.int_]
MAX_HALVINGS = 50

SINGULAR = 1e-12
"""Curvature, relative to the largest, below which a direction counts as flat: columns that repeat each other."""


class OrdinalFit(NamedTuple):
    """What `fit_ordinal` found, and how it ended."""

    w: Array
    thresholds: Array
    n_iter: int
    violation: float
    """Largest absolute entry of the gradient."""
    is_separated: bool
    """Whether another step would run off to infinity, as it does when a score tells classes apart without error."""


def ordinal_log_proba(X: ArrayLike, w: ArrayLike, thresholds: ArrayLike) -> Array:
    """Log-probabilities of the classes, `(n, k)`, accurate also where a probability underflows.

    >>> np.exp(ordinal_log_proba([[0.0], [100.0]], [1.0], [0.0, np.log(3.0)])).round(4).tolist()
    [[0.5, 0.25, 0.25], [0.0, 0.0, 1.0]]
    """
    score, edges = np.asarray(X, dtype=float) @ np.asarray(w, dtype=float), _edges(thresholds)
    cuts = edges - score[:, None]
    return _log_proba(cuts[:, :-1], cuts[:, 1:], np.diff(edges))


def ordinal_cost(X: ArrayLike, y: ArrayLike, w: ArrayLike, thresholds: ArrayLike, lam: float) -> float:
    """Mean of `-log P(y)` plus `lam ||w||^2`, a float; `inf` unless the thresholds increase.

    >>> round(ordinal_cost([[0.0]], [1], [1.0], [0.0, np.log(3.0)], lam=0.5), 6)  # log(4) + 0.5
    1.886294
    """
    w, edges = np.asarray(w, dtype=float), _edges(thresholds)
    if np.any(np.diff(edges) <= 0):
        return float("inf")
    y = np.asarray(y)
    return float(lam * w @ w - np.mean(_log_proba(*_cuts(X, y, w, edges), np.asarray(np.diff(edges)[y]))))


def ordinal_gradient(X: ArrayLike, y: ArrayLike, w: ArrayLike, thresholds: ArrayLike, lam: float) -> Array:
    """Derivatives of `ordinal_cost`, first by `w`, then by the thresholds, `(p + k - 1,)`.

    >>> ordinal_gradient([[1.0], [-1.0]], [1, 0], [0.0], [0.0], lam=0.0).tolist()
    [-0.5, 0.0]
    """
    y, w, edges = np.asarray(y), np.asarray(w, dtype=float), _edges(thresholds)
    lower, upper = _cuts(X, y, w, edges)
    above, below = _designs(X, y, len(edges) - 1)
    gradient = (above.T @ sigmoid(lower) - below.T @ sigmoid(-upper)) / len(y)
    gradient[: len(w)] += 2 * lam * w
    widths, shares = np.diff(edges), np.bincount(y, minlength=len(edges) - 1) / len(y)
    with np.errstate(over="ignore"):
        gradient[len(w) :] += np.diff(shares / np.expm1(widths))
    return np.asarray(gradient)


def ordinal_hessian(X: ArrayLike, y: ArrayLike, w: ArrayLike, thresholds: ArrayLike, lam: float) -> Array:
    """Second derivatives of `ordinal_cost` (the observed information over `n`), `(p + k - 1, p + k - 1)`.

    >>> ordinal_hessian([[1.0], [-1.0]], [1, 0], [0.0], [0.0], lam=0.0).tolist()
    [[0.25, 0.0], [0.0, 0.25]]
    """
    y, w, edges = np.asarray(y), np.asarray(w, dtype=float), _edges(thresholds)
    n_features, n_classes = len(w), len(edges) - 1
    hessian = np.diag(np.where(np.arange(n_features + n_classes - 1) < n_features, 2.0 * lam, 0.0))
    for design, cut in zip(_designs(X, y, n_classes), _cuts(X, y, w, edges), strict=True):
        weight = np.asarray(sigmoid(cut) * sigmoid(-cut))
        hessian += (design.T * weight) @ design / len(y)
    widths, shares = np.diff(edges), np.bincount(y, minlength=n_classes) / len(y)
    between = np.diff(np.eye(n_classes + 1)[:, 1:-1], axis=0)
    with np.errstate(over="ignore"):
        stiffness = shares / (2 * np.sinh(widths / 2)) ** 2
    hessian[n_features:, n_features:] += between.T @ (stiffness[:, None] * between)
    return np.asarray(hessian)


def fit_ordinal(X: ArrayLike, y: ArrayLike, lam: float = 0.0, max_iter: int = 100, tol: float = 1e-6) -> OrdinalFit:
    """Minimise `ordinal_cost` by Newton's method with step halving, until no entry of the gradient exceeds `tol`.

    The cost is convex and infinite where thresholds meet, so that halving also keeps them in order. Columns that repeat
    each other share a coefficient. Where a score separates classes there is no minimum: what comes back is finite, and
    says so. ValueError for wrong shapes, non-finite values, `lam < 0`, `max_iter < 1`, and unless `y` holds every
    integer from 0 to some `k - 1` of at least 1.

    >>> fit = fit_ordinal([[0.0], [0.0], [0.0], [1.0], [1.0], [1.0]], [0, 0, 1, 0, 1, 1])
    >>> fit.w.round(4).tolist(), fit.thresholds.round(4).tolist(), fit.is_separated  # 2 log(2), log(2)
    ([1.3863], [0.6931], False)
    """
    not_negative(lam=lam)
    if not max_iter >= 1:
        raise ValueError(f"max_iter must be 1 or more, got {max_iter!r}")
    X = finite_array("X", X, 2)
    y = _codes(y, len(X))
    centre, n_features = np.median(X, axis=0), X.shape[1]
    centred = X - centre  # leaves the cost as it is; far from 0, every column would look like a threshold
    below = np.cumsum(np.bincount(y))[:-1]
    w, thresholds = np.zeros(n_features), np.log(below / (len(y) - below))
    for n_iter in range(1, max_iter + 1):  # noqa: B007
        step = _newton_step(centred, y, w, thresholds, lam)
        w, thresholds = w + step[:n_features], thresholds + step[n_features:]
        gradient = ordinal_gradient(centred, y, w, thresholds, lam)
        gradient[:n_features] -= centre * gradient[n_features:].sum()  # by the chain rule, that of X as it came
        violation = float(np.abs(gradient).max())
        if violation <= tol:
            break
    is_separated = lam == 0 and _runs_off(centred, y, w, thresholds)
    return OrdinalFit(w, thresholds + centre @ w, n_iter, violation, is_separated)


def _codes(y: ArrayLike, n_rows: int) -> Labels:
    labels = finite_array("y", y, 1, n_rows)
    classes = np.unique(labels)
    if len(classes) < 2 or np.any(classes != np.arange(len(classes))):
        raise ValueError(f"y must hold every integer from 0 to k - 1 with k at least 2, got {classes[:5].tolist()}")
    return labels.astype(int)


def _newton_step(X: Array, y: Labels, w: Array, thresholds: Array, lam: float) -> Array:
    """Newton's step, halved until the cost falls by a fair part of what the slope promises."""
    gradient, hessian = (f(X, y, w, thresholds, lam) for f in (ordinal_gradient, ordinal_hessian))
    scale = zero_as_one(np.sqrt(np.diag(hessian)))  # with a diagonal of ones, unequal units are no singularity
    step = np.linalg.lstsq(hessian / np.outer(scale, scale), -gradient / scale, rcond=SINGULAR)[0] / scale
    cost, slope = ordinal_cost(X, y, w, thresholds, lam), gradient @ step
    rounding = 1e-14 * (1 + cost)  # near the minimum the cost no longer shows which step is better: then take all of it
    for share in 0.5 ** np.arange(MAX_HALVINGS):
        move = share * step
        reached = ordinal_cost(X, y, w + move[: len(w)], thresholds + move[len(w) :], lam)
        if reached <= cost + 0.25 * share * slope + rounding:
            return np.asarray(move)
    return np.zeros_like(step)


def _runs_off(X: Array, y: Labels, w: Array, thresholds: Array) -> bool:
    """Whether one more step would move some row well into its class and no row out: the cost then falls for ever.

    Both are judged beside the row's margin, since one of millions moves by units in the last step to a minimum.
    """
    step, margin = _newton_step(X, y, w, thresholds, lam=0.0), _margins(X, y, w, thresholds)
    move = _margins(X, y, step[: len(w)], step[len(w) :])
    return bool(np.any(move > np.maximum(0.5, 1e-3 * margin)) and np.all(move > -np.maximum(0.01, 1e-3 * margin)))


def _margins(X: Array, y: Labels, w: Array, thresholds: Array) -> Array:
    """By how much each row is on its side of the cuts below and above its class; linear in `w` and `thresholds`."""
    lower, upper = _cuts(X, y, w, _edges(thresholds))
    return np.append(-lower[y > 0], upper[y < len(thresholds)])


def _edges(thresholds: ArrayLike) -> Array:
    return np.concatenate([[-np.inf], np.asarray(thresholds, dtype=float), [np.inf]])


def _cuts(X: ArrayLike, y: Labels, w: Array, edges: Array) -> tuple[Array, Array]:
    """Thresholds below and above each row's class, less the row's score; infinite at the ends of the scale."""
    score = np.asarray(X, dtype=float) @ w
    return edges[y] - score, edges[y + 1] - score


def _designs(X: ArrayLike, y: Labels, n_classes: int) -> tuple[Array, Array]:
    """Derivatives of the two cuts of each row by `w` and the thresholds."""
    X, member = np.asarray(X, dtype=float), np.eye(n_classes)[y]
    return np.hstack([-X, member[:, 1:]]), np.hstack([-X, member[:, :-1]])


def _log_proba(lower: Array, upper: Array, width: Array) -> Array:
    return np.asarray(np.log(-np.expm1(-width)) - np.logaddexp(0, -upper) - np.logaddexp(0, lower))
