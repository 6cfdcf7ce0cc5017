"""Newton's method for many coefficients: conjugate gradients solve the linear system, only as well as is needed.

It never forms the Hessian, which for softmax regression has `(p k)^2` entries; it multiplies with it. The
preconditioner is the inverse of the Hessian's diagonal blocks, one for every class.

Source: Nocedal, Wright (2006), "Numerical Optimization", 2nd edition, section 7.1.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sparsecraft.solvers.solution import Problem, Solution

__all__ = ["newton_cg"]

Array = NDArray[np.float64]

MAX_HALVINGS = 40
SUFFICIENT = 1e-4
ROUNDING = 1e-14
MANY_ROWS = 5_000
MAX_PRODUCTS = 200
ENOUGH_ROWS = 2_000


def newton_cg(problem: Problem, *, max_iter: int = 100, tol: float = 1e-6, keep_objectives: bool = False) -> Solution:
    """Truncated Newton steps until the violation is at most `tol`; for any loss, and no L1 part.

    Where there are many rows, a tenth of them is solved first: all rows then need only a few steps from there.

    >>> from sparsecraft.losses import SoftmaxLoss
    >>> solution = newton_cg(Problem(np.ones((4, 1)), np.eye(2)[[0, 0, 0, 1]], SoftmaxLoss()), tol=1e-12)
    >>> round(float(solution.coef[0, 0] - solution.coef[0, 1]), 6)
    1.098612
    """
    if problem.penalty.alpha:
        raise ValueError("Newton's method needs a smooth penalty, alpha = 0; use FISTA or coordinate descent")
    descent = _Descent(problem)
    if len(problem.y) > MANY_ROWS:
        tenth = newton_cg(problem.thin(10), max_iter=max_iter, tol=1e-3)
        descent.move_to(np.concatenate([tenth.coef, tenth.intercept[None]])[: len(descent.theta)])
    objectives, n_iter = [descent.objective] * keep_objectives, 0
    while descent.violation > tol and n_iter < max_iter and descent.step(tol):
        n_iter += 1
        objectives += [descent.objective] * keep_objectives
    return replace(descent.solution(n_iter), objectives=tuple(objectives))


class _Descent:
    """Where the descent is: coefficients `(p, k)` with the intercepts below them, and what was computed from them."""

    def __init__(self, problem: Problem) -> None:
        self.problem, n_features = problem, problem.X.shape[1]
        ones = np.ones((len(problem.X), int(problem.fit_intercept)))
        self.X = np.hstack([problem.X, ones]) if problem.fit_intercept else problem.X
        self.ridge = np.append(np.full(n_features, 2 * problem.penalty.lam), np.zeros(ones.shape[1]))
        self.ridge = self.ridge.reshape(-1, *[1] * (problem.y.ndim - 1))
        self.move_to(np.zeros((self.X.shape[1], *problem.y.shape[1:])))

    def move_to(self, theta: Array) -> None:
        self.theta, self.z = theta, self._predict(theta)
        self._look_around()

    def step(self, tol: float) -> bool:
        """Go where the objective has fallen enough along the direction; False when it falls nowhere."""
        change = self._direction(tol)
        change_z, slope = self._predict(change), float(np.vdot(self.gradient, change))
        for halvings in range(MAX_HALVINGS):
            share = 0.5**halvings
            objective = self._objective(self.theta + share * change, self.z + share * change_z)
            if objective <= self.objective + SUFFICIENT * share * slope + ROUNDING * abs(self.objective):
                self.theta, self.z = self.theta + share * change, self.z + share * change_z
                self._look_around()
                return True
        return False

    def solution(self, n_iter: int) -> Solution:
        n_features = self.problem.X.shape[1]
        return Solution(self.theta[:n_features], self.theta[n_features:].sum(axis=0), n_iter, self.violation)

    def _look_around(self) -> None:
        self.objective = self._objective(self.theta, self.z)
        self.gradient = self._gather(self.problem.loss.gradient(self.problem.y, self.z)) + self.ridge * self.theta
        self.violation = float(np.abs(self.gradient).max(initial=0.0))

    def _predict(self, theta: Array) -> Array:
        """`X theta`, in the order of operands that BLAS is quickest at for few columns."""
        return np.asarray((theta.T @ self.X.T).T)

    def _gather(self, slopes: Array) -> Array:
        """`X' slopes`."""
        return np.asarray((slopes.T @ self.X).T)

    def _objective(self, theta: Array, z: Array) -> float:
        return self.problem.loss.value(self.problem.y, z) + float((self.ridge * theta * theta).sum()) / 2

    def _preconditioner(self) -> Array:
        """For every predictor the inverse of its own block of the Hessian, `(k, p, p)`, from a part of the rows."""
        every = max(1, len(self.X) // ENOUGH_ROWS)
        X, curvature = self.X[::every], self.problem.loss.curvature(self.problem.y, self.z)[::every]
        blocks = [every * (X.T * weights) @ X + np.diag(self.ridge.ravel()) for weights in curvature.T]
        return np.linalg.pinv(np.array(blocks), hermitian=True)

    def _direction(self, tol: float) -> Array:
        """Conjugate gradients on `H d = -gradient`, until the rest is a small share of the gradient."""
        product_with, inverse = self.problem.loss.hessian_product(self.problem.y, self.z), self._preconditioner()
        d, rest = np.zeros_like(self.theta), -self.gradient
        enough = max(min(0.1, self.violation**0.5) * self.violation, tol / 4)
        p = lead = _apply(inverse, rest)
        size = float(np.vdot(rest, lead))
        for _ in range(MAX_PRODUCTS):
            product = self._gather(product_with(self._predict(p))) + self.ridge * p
            bend = float(np.vdot(p, product))
            if bend <= 0:
                break
            d, rest = d + size / bend * p, rest - size / bend * product
            if np.abs(rest).max() <= enough:
                break
            lead = _apply(inverse, rest)
            last, size = size, float(np.vdot(rest, lead))
            p = lead + size / last * p
        return d if d.any() else _apply(inverse, -self.gradient)


def _apply(blocks: Array, theta: Array) -> Array:
    """Every block times its column."""
    return np.asarray(np.einsum("kij,jk->ik", blocks, theta))
