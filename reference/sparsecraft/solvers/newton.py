"""Newton's method for smooth problems: solve the second-order model, and halve the step while it overshoots.

For the logistic loss this is iteratively reweighted least squares; for the squared loss one step is enough.

Source: Boyd, Vandenberghe (2004), "Convex Optimization", section 9.5.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sparsecraft.solvers.solution import Problem, Solution

__all__ = ["newton"]

Array = NDArray[np.float64]

MAX_HALVINGS = 40
SUFFICIENT = 1e-4
ROUNDING = 1e-14
MANY_ROWS = 10_000
ROWS_AT_A_TIME = 2_000


def newton(problem: Problem, *, max_iter: int = 100, tol: float = 1e-6, keep_objectives: bool = False) -> Solution:
    """Damped Newton steps until the violation is at most `tol`; for the squared or logistic loss and no L1 part.

    Where there are many rows, a tenth of them is solved first: all rows then need only a step or two from there.

    >>> from sparsecraft.losses import LogisticLoss
    >>> problem = Problem(np.ones((4, 1)), np.array([1.0, 0.0, 1.0, 1.0]), LogisticLoss())
    >>> round(float(newton(problem, tol=1e-12).coef[0]), 6)
    1.098612
    """
    if problem.penalty.alpha:
        raise ValueError("Newton's method needs a smooth penalty, alpha = 0; use FISTA or coordinate descent")
    descent = _Descent(problem)
    if len(problem.y) > MANY_ROWS:
        tenth = newton(problem.thin(10), max_iter=max_iter, tol=1e-3)
        descent.move_to(np.append(tenth.coef, tenth.intercept)[: len(descent.theta)])
    objectives = [descent.objective] * keep_objectives
    n_iter = 0
    while descent.violation > tol and n_iter < max_iter and descent.step():
        n_iter += 1
        objectives += [descent.objective] * keep_objectives
    return replace(descent.solution(n_iter), objectives=tuple(objectives))


class _Descent:
    """Where the descent is: coefficients and intercept in one vector, and what was computed from them."""

    def __init__(self, problem: Problem) -> None:
        self.problem, n_features = problem, problem.X.shape[1]
        ones = np.ones((len(problem.X), int(problem.fit_intercept)))
        self.X = np.hstack([problem.X, ones]) if problem.fit_intercept else problem.X
        self.ridge = np.append(np.full(n_features, 2 * problem.penalty.lam), np.zeros(ones.shape[1]))
        self.move_to(np.zeros(self.X.shape[1]))

    def move_to(self, theta: Array) -> None:
        self.theta, self.z = theta, self.X @ theta
        self._look_around()

    def step(self) -> bool:
        """Go where the objective has fallen enough along Newton's direction; False when it falls nowhere."""
        change = self._direction()
        change_z, slope = self.X @ change, float(self.gradient @ change)
        for halvings in range(MAX_HALVINGS):
            share = 0.5**halvings
            objective = self._objective(self.theta + share * change, self.z + share * change_z)
            if objective <= self.objective + SUFFICIENT * share * slope + ROUNDING * abs(self.objective):
                self.theta, self.z = self.theta + share * change, self.z + share * change_z
                self._look_around()
                return True
        return False

    def solution(self, n_iter: int) -> Solution:
        w, b = np.split(self.theta, [self.problem.X.shape[1]])
        return Solution(w, np.asarray(b.sum()), n_iter, self.violation)

    def _look_around(self) -> None:
        self.objective = self._objective(self.theta, self.z)
        self.gradient = self.X.T @ self.problem.loss.gradient(self.problem.y, self.z) + self.ridge * self.theta
        self.violation = float(np.abs(self.gradient).max(initial=0.0))

    def _objective(self, theta: Array, z: Array) -> float:
        return self.problem.loss.value(self.problem.y, z) + float(self.ridge @ (theta * theta)) / 2

    def _direction(self) -> Array:
        """Minus the inverse Hessian times the gradient; the shortest such where the Hessian is singular."""
        hessian = self._hessian()
        scale = np.sqrt(hessian.diagonal())  # with a diagonal of ones, columns of unequal units are no singularity
        scale[scale == 0] = 1.0
        unit = hessian / np.outer(scale, scale)
        return np.asarray(-np.linalg.lstsq(unit, self.gradient / scale, rcond=None)[0] / scale)

    def _hessian(self) -> Array:
        """`X' D X` plus the ridge, from pieces of X that stay in the processor's cache."""
        roots = np.sqrt(self.problem.loss.curvature(self.problem.y, self.z))
        hessian = np.diag(self.ridge)
        for first in range(0, len(self.X), ROWS_AT_A_TIME):
            rows = slice(first, first + ROWS_AT_A_TIME)
            piece = self.X[rows] * roots[rows, None]
            hessian += piece.T @ piece
        return hessian
