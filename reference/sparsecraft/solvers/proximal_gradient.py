"""Gradient descent and its relatives for a penalty with a corner: ISTA, and FISTA, its accelerated form.

A step follows the gradient of the loss, then the proximal operator of the penalty. Without an L1 part that operator
only shrinks, and ISTA is gradient descent.

Source: Beck, Teboulle (2009), "A fast iterative shrinkage-thresholding algorithm for linear inverse problems", SIAM
J. Imaging Sci. 2(1).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sparsecraft.solvers.solution import Problem, Solution

__all__ = ["fista", "ista"]

Array = NDArray[np.float64]


def ista(problem: Problem, *, max_iter: int = 1000, tol: float = 1e-6, keep_objectives: bool = False) -> Solution:
    """Proximal gradient steps from zeros, of length `1 / problem.smoothness()`, until the violation is at most `tol`.

    >>> from sparsecraft.losses import SquaredLoss
    >>> from sparsecraft.penalties import Penalty
    >>> problem = Problem(np.eye(2), np.array([3.0, 0.5]), SquaredLoss(), Penalty(alpha=0.5))
    >>> ista(problem).coef.round(6).tolist()
    [2.0, 0.0]
    """
    return _descend(problem, max_iter, tol, keep_objectives, accelerate=False)


def fista(problem: Problem, *, max_iter: int = 1000, tol: float = 1e-6, keep_objectives: bool = False) -> Solution:
    """The same from points beyond the last one; the momentum starts anew whenever it points uphill.

    Source of the restart: O'Donoghue, Candes (2015), "Adaptive restart for accelerated gradient schemes", Found.
    Comput. Math. 15(3).
    """
    return _descend(problem, max_iter, tol, keep_objectives, accelerate=True)


def _descend(problem: Problem, max_iter: int, tol: float, keep_objectives: bool, accelerate: bool) -> Solution:
    step, now, t = 1.0 / problem.smoothness(), problem.start(), 1.0
    ahead_w, ahead_b = now.coef, now.intercept
    objectives = [problem.objective(now.coef, now.intercept)] * keep_objectives
    while now.violation > tol and now.n_iter < max_iter:
        in_w, in_b = problem.gradient(ahead_w, ahead_b)
        w, b = problem.penalty.prox(ahead_w - step * in_w, step), ahead_b - step * in_b
        uphill = np.vdot(ahead_w - w, w - now.coef) + np.vdot(ahead_b - b, b - now.intercept) > 0
        before, now = now, problem.measure(w, b, now.n_iter + 1)
        last_t, t = (1.0, 1.0) if uphill or not accelerate else (t, (1 + np.sqrt(1 + 4 * t * t)) / 2)
        momentum = (last_t - 1) / t
        ahead_w, ahead_b = w + momentum * (w - before.coef), b + momentum * (b - before.intercept)
        objectives += [problem.objective(w, b)] * keep_objectives
    return replace(now, objectives=tuple(objectives))
