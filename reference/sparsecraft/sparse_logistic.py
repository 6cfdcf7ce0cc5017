"""Logistic regression with an L1 penalty, piece by piece: proximal operator, ISTA, FISTA, and a fit to the optimum.

Everything here minimises `mean log loss + alpha ||w||_1`; `X` is `(n, p)`, `w` is `(p,)` and `y` is `(n,)`, of 0 and 1.
Only `fit_sparse_logistic` and `sparse_logistic_objective` have an intercept `b`, which is not penalised. scikit-learn's
`C` means `alpha = 1 / (n C)`.

Sources: Beck, Teboulle (2009), "A fast iterative shrinkage-thresholding algorithm for linear inverse problems", SIAM
J. Imaging Sci. 2(1); Friedman, Hastie, Tibshirani (2010), J. Stat. Softw. 33(1), section 3; Lee, Sun, Saunders (2014),
"Proximal Newton-type methods for minimizing composite functions", SIAM J. Optim. 24(3).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.lasso import soft_threshold
from sparsecraft.logistic_regression import log_loss_from_logits, logistic_gradient
from sparsecraft.losses import LogisticLoss
from sparsecraft.penalties import Penalty
from sparsecraft.solvers.solution import Problem
from sparsecraft.solvers.working_set import working_set

__all__ = [
    "fista",
    "fit_sparse_logistic",
    "ista",
    "lipschitz_constant",
    "prox_elastic_net",
    "selected_features",
    "sparse_logistic_objective",
]

Vector = NDArray[np.float64]


def prox_elastic_net(w: ArrayLike, l1: float, l2: float) -> np.float64 | Vector:
    """Proximal operator of the elastic net, `argmin_v ||v - w||^2 / 2 + l1 ||v||_1 + l2 ||v||^2`, the shape of `w`.

    Soft-threshold, then shrink: `soft_threshold(w, l1) / (1 + 2 l2)`.

    >>> prox_elastic_net([-3.0, 0.5, 2.0], l1=1.0, l2=0.5).tolist()
    [-1.0, 0.0, 0.5]
    """
    v: np.float64 | Vector = soft_threshold(w, l1) / (1 + 2 * l2)
    return v


def lipschitz_constant(X: ArrayLike) -> float:
    """Lipschitz constant of the gradient of the mean logistic loss, `||X||_2^2 / (4 n)`, a float.

    The Hessian is `X' diag(p (1 - p)) X / n`, and `p (1 - p)` is at most 1/4.

    >>> lipschitz_constant([[2.0, 0.0], [0.0, 4.0]])
    2.0
    """
    X = np.asarray(X, dtype=float)
    return float(np.linalg.norm(X, 2) ** 2 / (4 * len(X)))


def sparse_logistic_objective(X: ArrayLike, y: ArrayLike, w: ArrayLike, b: float, alpha: float) -> float:
    """Mean log loss of the logits `Xw + b` plus `alpha ||w||_1`, a float.

    >>> round(sparse_logistic_objective([[1.0], [-1.0]], [1, 0], [2.0], b=0.0, alpha=0.5), 6)
    1.126928
    """
    X, w = np.asarray(X, dtype=float), np.asarray(w, dtype=float)
    return log_loss_from_logits(y, X @ w + b) + float((alpha * np.abs(w)).sum())


def ista(X: ArrayLike, y: ArrayLike, alpha: float, n_iter: int) -> Vector:
    """Coefficients `(p,)` after exactly `n_iter` proximal gradient steps from zeros, no intercept.

    With `L = lipschitz_constant(X)` a step is `w = soft_threshold(w - gradient / L, alpha / L)`.

    >>> round(float(ista([[2.0], [-2.0]], [1, 0], alpha=0.5, n_iter=1)[0]), 6)
    0.5
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    w, lipschitz = np.zeros(X.shape[1]), _positive_lipschitz_constant(X)
    for _ in range(n_iter):
        w = _proximal_step(X, y, w, alpha, lipschitz)
    return w


def fista(X: ArrayLike, y: ArrayLike, alpha: float, n_iter: int) -> Vector:
    """Coefficients `(p,)` after exactly `n_iter` accelerated proximal gradient steps from zeros, no intercept.

    A step starts from the point `v = w_k + (t_k - 1) / t_{k+1} (w_k - w_{k-1})` beyond the last one, with `t_1 = 1` and
    `t_{k+1} = (1 + sqrt(1 + 4 t_k^2)) / 2`. The last proximal point is returned. Source: Beck and Teboulle (2009).

    >>> round(float(fista([[2.0], [-2.0]], [1, 0], alpha=0.5, n_iter=1)[0]), 6)
    0.5
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    w, lipschitz = np.zeros(X.shape[1]), _positive_lipschitz_constant(X)
    v, t = w, 1.0
    for _ in range(n_iter):
        previous, w = w, _proximal_step(X, y, v, alpha, lipschitz)
        previous_t, t = t, (1 + np.sqrt(1 + 4 * t * t)) / 2
        v = w + (previous_t - 1) / t * (w - previous)
    return w


def fit_sparse_logistic(
    X: ArrayLike, y: ArrayLike, alpha: float, max_iter: int = 10000, tol: float = 1e-6
) -> tuple[Vector, float]:
    """Coefficients `(p,)`, exactly 0 where not selected, and intercept that violate optimality by at most `tol`.

    The violation is the largest of `|g_j + alpha sign(w_j)|` (w_j not 0), `max(|g_j| - alpha, 0)` (w_j = 0) and
    `|mean(p - y)|`, with `g` the gradient of the mean loss. Both classes occur and `alpha > 0`. ISTA and FISTA get
    there too, in thousands of steps; this is `solvers.working_set`, which takes at most `max_iter` rounds.

    >>> w, b = fit_sparse_logistic([[-1.0, 1.0], [-1.0, -1.0], [1.0, 1.0], [1.0, -1.0]], [0, 0, 1, 1], alpha=0.25)
    >>> [round(float(w_j), 4) for w_j in w], round(b, 4) + 0.0
    ([1.0986, 0.0], 0.0)
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    problem = Problem(X, y, LogisticLoss(), Penalty(alpha=alpha), fit_intercept=True)
    found = working_set(problem, max_iter=max_iter, tol=tol)
    return found.coef, float(found.intercept)


def selected_features(w: ArrayLike, names: Sequence[str]) -> list[tuple[str, float]]:
    """`(name, coefficient)` of the coefficients that are not exactly 0, largest magnitude first, ties in column order.

    >>> selected_features([0.5, 0.0, -2.0], ["age", "weight", "power"])
    [('power', -2.0), ('age', 0.5)]
    """
    w = np.asarray(w, dtype=float)
    return [(names[j], float(w[j])) for j in np.argsort(-np.abs(w), kind="stable") if w[j] != 0]


def _positive_lipschitz_constant(X: Vector) -> float:
    return lipschitz_constant(X) or 1.0  # with X = 0 every step length is as good


def _proximal_step(X: Vector, y: Vector, w: Vector, alpha: float, lipschitz: float) -> Vector:
    return np.asarray(soft_threshold(w - logistic_gradient(X, y, w, lam=0.0) / lipschitz, alpha / lipschitz))
