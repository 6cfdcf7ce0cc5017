"""Coordinate descent: minimise over one coefficient at a time, for the squared and the logistic loss.

For the squared loss a step is exact. For the logistic loss it minimises the parabola above the loss that curves as
`||x_j||^2 / (4 n)`, so the objective never rises.

Source: Friedman, Hastie, Tibshirani (2010), "Regularization paths for generalized linear models via coordinate
descent", J. Stat. Softw. 33(1).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sparsecraft.solvers.solution import Problem, Solution

__all__ = ["coordinate_descent"]

Array = NDArray[np.float64]


def coordinate_descent(
    problem: Problem,
    start: Array | None = None,
    *,
    max_iter: int = 1000,
    tol: float = 1e-6,
    keep_objectives: bool = False,
) -> Solution:
    """Sweeps over all coefficients from `start` `(p,)`, or zeros, until the violation is at most `tol`.

    >>> from sparsecraft.losses import SquaredLoss
    >>> from sparsecraft.penalties import Penalty
    >>> problem = Problem(np.eye(2), np.array([3.0, 0.5]), SquaredLoss(), Penalty(alpha=0.5))
    >>> coordinate_descent(problem).coef.tolist()
    [2.0, 0.0]
    """
    w = np.zeros(problem.X.shape[1]) if start is None else start.copy()
    now = problem.measure(w, np.zeros(()), 0)
    objectives = [problem.objective(w, now.intercept)] * keep_objectives
    while now.violation > tol and now.n_iter < max_iter:
        w, b = _sweep(problem, now.coef, now.intercept)
        now = problem.measure(w, b, now.n_iter + 1)
        objectives += [problem.objective(w, b)] * keep_objectives
    return replace(now, objectives=tuple(objectives))


def _sweep(problem: Problem, w: Array, b: Array) -> tuple[Array, Array]:
    X, y, loss, penalty = problem.X, problem.y, problem.loss, problem.penalty
    w, z = w.copy(), problem.predict(w, b)
    curvatures = loss.smoothness * np.einsum("ij,ij->j", X, X) / len(X)
    for j in np.flatnonzero(curvatures):
        step = 1.0 / curvatures[j]
        moved = float(penalty.prox(w[j] - step * (X[:, j] @ loss.gradient(y, z)), step))
        z += X[:, j] * (moved - w[j])
        w[j] = moved
    shift = -loss.gradient(y, z).sum() / loss.smoothness * problem.fit_intercept
    return w, np.asarray(b + shift)
