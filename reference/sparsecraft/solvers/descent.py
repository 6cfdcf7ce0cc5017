"""What Newton's methods share: where the descent is, how long a step is, and a head start on a tenth of the rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sparsecraft.solvers.solution import Problem, Solution

__all__ = ["Descent", "descend", "times", "unit_scale"]

Array = NDArray[np.float64]

MAX_HALVINGS = 40
SUFFICIENT = 1e-4
ROUNDING = 1e-14
MANY_ROWS = 10_000


class Descent:
    """Coefficients `(p, ...)` with the intercepts below them, as `theta`, and what was computed from them."""

    def __init__(self, problem: Problem) -> None:
        if problem.penalty.alpha:
            raise ValueError("Newton's method needs a smooth penalty, alpha = 0; use FISTA or coordinate descent")
        self.problem, n_features = problem, problem.X.shape[1]
        ones = np.ones((len(problem.X), int(problem.fit_intercept)))
        self.X = np.hstack([problem.X, ones]) if problem.fit_intercept else problem.X
        ridge = np.append(np.full(n_features, 2 * problem.penalty.lam), np.zeros(ones.shape[1]))
        self.ridge = ridge.reshape(-1, *[1] * (problem.y.ndim - 1))
        self.move_to(np.zeros((self.X.shape[1], *problem.y.shape[1:])))

    def direction(self, tol: float) -> Array:
        """Where to go from here, the shape of `theta`; `tol` is the violation at which the descent will end."""
        raise NotImplementedError

    def move_to(self, theta: Array) -> None:
        self.theta, self.z = theta, times(self.X, theta)
        self._look_around()

    def step(self, tol: float) -> bool:
        """Go where the objective has fallen enough along the direction; False when it falls nowhere."""
        change = self.direction(tol)
        change_z, slope = times(self.X, change), float(np.vdot(self.gradient, change))
        for halvings in range(MAX_HALVINGS):
            share = 0.5**halvings
            objective = self._objective(self.theta + share * change, self.z + share * change_z)
            if objective <= self.objective + SUFFICIENT * share * slope + ROUNDING * abs(self.objective):
                self.theta, self.z = self.theta + share * change, self.z + share * change_z
                self._look_around()
                return True
        return False

    def solution(self, n_iter: int) -> Solution:
        """Where the descent is, as a solution."""
        n_features = self.problem.X.shape[1]
        return Solution(self.theta[:n_features], self.theta[n_features:].sum(axis=0), n_iter, self.violation)

    def _look_around(self) -> None:
        self.objective = self._objective(self.theta, self.z)
        slopes = self.problem.loss.gradient(self.problem.y, self.z)
        self.gradient = times(self.X.T, slopes) + self.ridge * self.theta
        self.violation = float(np.abs(self.gradient).max(initial=0.0))

    def _objective(self, theta: Array, z: Array) -> float:
        return self.problem.loss.value(self.problem.y, z) + float((self.ridge * theta * theta).sum()) / 2


def descend(
    begin: Callable[[Problem], Descent], problem: Problem, max_iter: int, tol: float, keep_objectives: bool
) -> Solution:
    """Steps until the violation is at most `tol`, the first few on a tenth of the rows where there are many.

    The minimum of a tenth is close to that of all, so that few steps cost all rows.
    """
    descent = begin(problem)
    if len(problem.y) > MANY_ROWS:
        tenth = descend(begin, problem.thin(10), max_iter, 1e-3, False)
        descent.move_to(np.concatenate([tenth.coef, tenth.intercept[None]])[: len(descent.theta)])
    objectives, n_iter = [descent.objective] * keep_objectives, 0
    while descent.violation > tol and n_iter < max_iter and descent.step(tol):
        n_iter += 1
        objectives += [descent.objective] * keep_objectives
    return replace(descent.solution(n_iter), objectives=tuple(objectives))


def times(X: NDArray[Any], theta: NDArray[Any]) -> NDArray[Any]:
    """`X theta`, in the order of operands that BLAS is quickest at for few columns."""
    return np.asarray((theta.T @ X.T).T)


def unit_scale(matrix: Array) -> Array:
    """What to divide rows and columns by for a diagonal of ones: columns of unequal units are then no singularity."""
    scale = np.sqrt(matrix.diagonal())
    return np.where(scale > 0, scale, 1.0)
