"""Softmax regression, piece by piece: probabilities of k classes, cross-entropy, gradient descent, one-vs-rest.

Everything here minimises `mean cross-entropy + lam ||W||^2` (the sum of all squares) with no intercept; `X` is
`(n, p)`, `W` is `(p, k)`, a column per class, and `y` is `(n,)`, of integers in `0..k-1`.

Source: Bishop (2006), "Pattern Recognition and Machine Learning", section 4.3.4.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "cross_entropy_from_logits",
    "fit_softmax",
    "one_hot_targets",
    "one_vs_rest_proba",
    "predict_classes",
    "softmax",
    "softmax_gradient",
]

Matrix = NDArray[np.float64]


def softmax(Z: ArrayLike) -> Matrix:
    """Class probabilities of logits, `exp(z_ij) / sum_l exp(z_il)`, `(n, k)`; rows sum to 1.

    Adding a number to a row changes nothing, so the largest logit is moved to 0 and nothing overflows.

    >>> softmax([[0.0, 0.0], [10000.0, 0.0]]).tolist()
    [[0.5, 0.5], [1.0, 0.0]]
    """
    Z = np.asarray(Z, dtype=float)
    powers = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def one_hot_targets(y: ArrayLike, n_classes: int) -> Matrix:
    """One row per label with a 1 in the label's column, float `(n, n_classes)`; labels are in `0..n_classes-1`.

    >>> one_hot_targets([2, 0], 3).tolist()
    [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
    """
    return np.asarray(np.eye(n_classes)[np.asarray(y)])


def cross_entropy_from_logits(Y: ArrayLike, Z: ArrayLike) -> float:
    """Mean cross-entropy of one-hot targets `Y` under logits `Z`, both `(n, k)`, a float.

    A row whose class is c costs `-log softmax(z)_c = log sum_j exp(z_j - z_c)`. The largest term is taken out of the
    sum, so that nothing overflows and a cost near 0 keeps its digits.

    >>> cross_entropy_from_logits([[1, 0], [1, 0]], [[1000.0, 0.0], [0.0, 1000.0]])
    500.0
    """
    Y, Z = np.asarray(Y, dtype=float), np.asarray(Z, dtype=float)
    leads = Z - (Y * Z).sum(axis=1, keepdims=True)
    largest = leads.max(axis=1, keepdims=True)
    rest = np.exp(leads - largest)
    rest[np.arange(len(rest)), leads.argmax(axis=1)] = 0.0
    return float((largest[:, 0] + np.log1p(rest.sum(axis=1))).mean())


def softmax_gradient(X: ArrayLike, Y: ArrayLike, W: ArrayLike, lam: float) -> Matrix:
    """Gradient of mean cross-entropy plus `lam ||W||^2` in `W`, `X'(softmax(XW) - Y) / n + 2 lam W`, `(p, k)`.

    >>> softmax_gradient([[2.0]], [[1, 0]], [[0.0, 0.0]], lam=0.5).tolist()
    [[-1.0, 1.0]]
    """
    X, Y, W = np.asarray(X, dtype=float), np.asarray(Y, dtype=float), np.asarray(W, dtype=float)
    return np.asarray(X.T @ (softmax(X @ W) - Y) / len(X) + 2 * lam * W)


def fit_softmax(
    X: ArrayLike, y: ArrayLike, n_classes: int, learning_rate: float, n_iter: int, lam: float = 0.0
) -> Matrix:
    """Coefficients `(p, n_classes)` after exactly `n_iter` full-batch gradient steps from zeros.

    >>> fit_softmax([[2.0]], [0], n_classes=2, learning_rate=0.5, n_iter=1).tolist()
    [[0.5, -0.5]]
    """
    X, Y = np.asarray(X, dtype=float), one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W -= learning_rate * softmax_gradient(X, Y, W, lam)
    return W


def predict_classes(X: ArrayLike, W: ArrayLike) -> NDArray[np.intp]:
    """Class with the largest logit, `argmax_k (XW)_ik`, ints `(n,)`; ties go to the lowest class.

    >>> predict_classes([[1.0], [-1.0], [0.0]], [[0.0, 2.0]]).tolist()
    [1, 0, 0]
    """
    return np.asarray(np.argmax(np.asarray(X, dtype=float) @ np.asarray(W, dtype=float), axis=1))


def one_vs_rest_proba(X: ArrayLike, W: ArrayLike) -> Matrix:
    """Probabilities of k independent sigmoids made to sum to 1, `sigmoid(z_ij) / sum_l sigmoid(z_il)`, `(n, k)`.

    Unlike `softmax` this is no joint model of the classes: it patches k separate answers together.

    >>> one_vs_rest_proba([[0.0]], [[1.0, 2.0, 3.0, 4.0]]).tolist()
    [[0.25, 0.25, 0.25, 0.25]]
    """
    scores = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float)
    # dividing by the sum is a softmax of the logarithms, which also holds where every sigmoid rounds to 0
    return softmax(-np.logaddexp(0.0, -scores))
