"""Logistic regression, piece by piece: sigmoid and logit, cross-entropy, gradient descent, Newton's method.

Everything here minimises `mean cross-entropy + lam ||w||^2` with no intercept; `X` is `(n, p)`, `w` is `(p,)` and
`y` is `(n,)`, of 0 and 1. scikit-learn's `C` means `lam = 1 / (2 n C)`.

Source: Hastie, Tibshirani, Friedman (2009), "The Elements of Statistical Learning", 2nd edition, section 4.4.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.preprocessing import zero_as_one

__all__ = [
    "fit_gradient_descent",
    "fit_newton",
    "log_loss_from_logits",
    "logistic_cost",
    "logistic_gradient",
    "logit",
    "predict",
    "predict_proba",
    "sigmoid",
]

Vector = NDArray[np.float64]
MAX_HALVINGS = 50


def sigmoid(z: ArrayLike) -> np.float64 | Vector:
    """Probability of a log-odds, `1 / (1 + exp(-z))`, elementwise, the shape of `z`.

    >>> [round(float(p), 6) for p in sigmoid([-1000.0, 0.0, 2.0])]
    [0.0, 0.5, 0.880797]
    """
    z = np.asarray(z, dtype=float)
    small = np.exp(-np.abs(z))  # never overflows; for z < 0 the formula is multiplied through by exp(z)
    p: np.float64 | Vector = np.where(z >= 0, 1.0, small) / (1.0 + small)
    return p


def logit(p: ArrayLike) -> np.float64 | Vector:
    """Log-odds of a probability, `log(p / (1 - p))` for `0 < p < 1`, elementwise, the shape of `p`; undoes `sigmoid`.

    >>> [round(float(z), 6) for z in logit([0.1, 0.5, 0.9])]
    [-2.197225, 0.0, 2.197225]
    """
    p = np.asarray(p, dtype=float)
    far = np.minimum(p, 0.25)
    near = np.maximum(p, 0.25)  # 2p - 1 has no rounding error from 1/4 on, where the odds themselves lose digits
    z: Vector = np.where(p < 0.25, np.log(far / (1 - far)), np.log1p((2 * near - 1) / (1 - near)))
    return z[()]


def log_loss_from_logits(y: ArrayLike, z: ArrayLike) -> float:
    """Mean cross-entropy of labels `y` under log-odds `z`, both `(n,)`, a float.

    One row costs `-log sigmoid(z)` where `y` is 1 and `-log(1 - sigmoid(z))` where it is 0. Both are
    `log(1 + exp(-s z))` with `s = 2 y - 1`, which neither overflows nor takes the logarithm of a rounded 0.

    >>> log_loss_from_logits([1, 0], [1000.0, 1000.0])
    500.0
    """
    sign = 2 * np.asarray(y, dtype=float) - 1
    losses = np.logaddexp(0.0, -sign * np.asarray(z, dtype=float))
    return float((losses / len(losses)).sum())  # the sum itself may overflow where the mean does not


def logistic_cost(X: ArrayLike, y: ArrayLike, w: ArrayLike, lam: float) -> float:
    """Mean cross-entropy of the logits `Xw` plus the penalty, `log_loss_from_logits(y, Xw) + lam ||w||^2`, a float.

    >>> round(logistic_cost([[1.0], [-1.0]], [1, 0], [2.0], lam=0.5), 6)
    2.126928
    """
    X, w = np.asarray(X, dtype=float), np.asarray(w, dtype=float)
    return log_loss_from_logits(y, X @ w) + lam * float(w @ w)


def logistic_gradient(X: ArrayLike, y: ArrayLike, w: ArrayLike, lam: float) -> Vector:
    """Gradient of `logistic_cost` in `w`, `X'(sigmoid(Xw) - y) / n + 2 lam w`, `(p,)`.

    >>> logistic_gradient([[1.0], [-1.0]], [1, 0], [0.0], lam=0.5).tolist()
    [-0.5]
    """
    X, y, w = np.asarray(X, dtype=float), np.asarray(y, dtype=float), np.asarray(w, dtype=float)
    return np.asarray(X.T @ (sigmoid(X @ w) - y) / len(y) + 2 * lam * w)


def fit_gradient_descent(X: ArrayLike, y: ArrayLike, learning_rate: float, n_iter: int, lam: float = 0.0) -> Vector:
    """Coefficients `(p,)` after exactly `n_iter` full-batch steps `w -= learning_rate * gradient` from zeros.

    >>> fit_gradient_descent([[1.0], [-1.0]], [1, 0], learning_rate=2.0, n_iter=1).tolist()
    [1.0]
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        w -= learning_rate * logistic_gradient(X, y, w, lam)
    return w


def fit_newton(X: ArrayLike, y: ArrayLike, lam: float = 0.0, max_iter: int = 50, tol: float = 1e-10) -> Vector:
    """Coefficients `(p,)` whose gradient is below `tol` in every entry, by damped Newton steps from zeros.

    A step solves `H d = gradient` with `H = X' diag(p (1 - p)) X / n + 2 lam I` and is halved until the cost falls
    enough. Where `H` is singular the shortest `d` is taken. It stops after `max_iter` steps whatever the gradient is.
    Separable data with `lam = 0` have no minimum: there `w` grows by about one unit of log-odds a step, and what comes
    back is the finite `w` at which the gradient fell below `tol` or the steps ran out.

    Source: Boyd, Vandenberghe (2004), "Convex Optimization", section 9.5.

    >>> w = fit_newton([[1.0], [1.0], [1.0], [1.0]], [1, 0, 1, 1])
    >>> round(float(sigmoid(w[0])), 9)
    0.75
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.abs(gradient).max() < tol:
            break
        w = _damped_step(X, y, w, lam, gradient, _newton_direction(X, w, lam, gradient))
    return w


def predict_proba(X: ArrayLike, w: ArrayLike) -> Vector:
    """Probability of label 1 in each row, `sigmoid(Xw)`, `(n,)`.

    >>> predict_proba([[0.0], [1000.0]], [1.0]).tolist()
    [0.5, 1.0]
    """
    return np.asarray(sigmoid(np.asarray(X, dtype=float) @ np.asarray(w, dtype=float)))


def predict(X: ArrayLike, w: ArrayLike, threshold: float = 0.5) -> NDArray[np.int_]:
    """Labels, 1 where `predict_proba` is `threshold` or more and 0 elsewhere, ints `(n,)`.

    >>> predict([[-1.0], [0.0], [1.0]], [1.0]).tolist()
    [0, 1, 1]
    """
    return (predict_proba(X, w) >= threshold).astype(int)


def _newton_direction(X: Vector, w: Vector, lam: float, gradient: Vector) -> Vector:
    z = X @ w
    weight = sigmoid(z) * sigmoid(-z)  # p (1 - p) without the cancellation in 1 - p
    hessian = (X.T * weight) @ X / len(X) + 2 * lam * np.eye(len(w))
    scale = zero_as_one(np.sqrt(np.diag(hessian)))  # with a diagonal of ones, unequal units are no singularity
    return np.asarray(np.linalg.lstsq(hessian / np.outer(scale, scale), gradient / scale, rcond=None)[0] / scale)


def _damped_step(X: Vector, y: Vector, w: Vector, lam: float, gradient: Vector, direction: Vector) -> Vector:
    cost, slope = logistic_cost(X, y, w, lam), float(gradient @ direction)
    rounding = 1e-14 * cost  # near the minimum the cost no longer shows which step is better: then take all of it
    for halvings in range(MAX_HALVINGS):
        step = 0.5**halvings
        if logistic_cost(X, y, w - step * direction, lam) <= cost - 0.25 * step * slope + rounding:
            return w - step * direction
    return w
