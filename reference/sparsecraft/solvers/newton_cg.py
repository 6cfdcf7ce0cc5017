"""Newton's method for many coefficients: conjugate gradients solve the linear system, only as well as is needed.

It never forms the Hessian, which for softmax regression has `(p k)^2` entries; it multiplies with it. The
preconditioner is the inverse of `X'X` weighted by the curvature that the predictors have on average.

Source: Nocedal, Wright (2006), "Numerical Optimization", 2nd edition, section 7.1.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sparsecraft.solvers.descent import Descent, descend, times, unit_scale
from sparsecraft.solvers.solution import Problem, Solution

__all__ = ["newton_cg"]

Array = NDArray[np.float64]

MAX_PRODUCTS = 200
WORN_OUT = 20  # products in a step after which a new preconditioner is worth its price
MANY_COLUMNS = 500


def newton_cg(problem: Problem, *, max_iter: int = 100, tol: float = 1e-6, keep_objectives: bool = False) -> Solution:
    """Truncated Newton steps until the violation is at most `tol`; for any loss, and no L1 part.

    >>> from sparsecraft.losses import SoftmaxLoss
    >>> solution = newton_cg(Problem(np.ones((4, 1)), np.eye(2)[[0, 0, 0, 1]], SoftmaxLoss()), tol=1e-12)
    >>> round(float(solution.coef[0, 0] - solution.coef[0, 1]), 6)
    1.098612
    """
    return descend(_TruncatedNewton, problem, max_iter, tol, keep_objectives)


class _TruncatedNewton(Descent):
    """Directions from products with the Hessian, in single precision as long as that is good enough."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        with np.errstate(over="ignore"):
            self.rough: NDArray[Any] = self.X.astype(np.float32)
        self.n_products = MAX_PRODUCTS

    def step(self, tol: float) -> bool:
        if super().step(tol):
            return True
        if self.rough is self.X:
            return False
        self.rough = self.X
        return super().step(tol)

    def direction(self, tol: float) -> Array:
        """Conjugate gradients on `H d = -gradient`, until the rest is a small share of the gradient."""
        with np.errstate(all="ignore"):  # what overflows in single precision ends in a step that is not taken
            return self._conjugate_gradients(max(min(0.1, self.violation**0.5) * self.violation, tol / 4))

    def _conjugate_gradients(self, enough: float) -> Array:
        product_with = self.problem.loss.hessian_product(self.problem.y, self.z.astype(self.rough.dtype))
        if self.n_products > WORN_OUT:
            self.inverse = self._guess_inverse()
        d, rest = np.zeros_like(self.theta), -self.gradient
        p = lead = self._precondition(rest)
        size = float(np.vdot(rest, lead))
        for self.n_products in range(1, MAX_PRODUCTS + 1):
            product = times(self.rough.T, product_with(times(self.rough, p.astype(self.rough.dtype)))) + self.ridge * p
            bend = float(np.vdot(p, product))
            if not bend > 0:
                break
            d, rest = d + size / bend * p, rest - size / bend * product
            if np.abs(rest).max() <= enough:
                break
            lead = self._precondition(rest)
            last, size = size, float(np.vdot(rest, lead))
            p = lead + size / last * p
        return d if d.any() else self._precondition(-self.gradient)

    def _precondition(self, rest: Array) -> Array:
        return np.asarray(self.inverse @ rest if self.inverse.ndim == 2 else (self.inverse * rest.T).T)

    def _guess_inverse(self) -> Array:
        """The inverse of `X'X` weighted by the mean curvature, `(p, p)`; with many columns of its diagonal, `(p,)`."""
        curvature = self.problem.loss.curvature(self.problem.y, self.z)
        weights = curvature.reshape(len(curvature), -1).mean(axis=1)
        if self.X.shape[1] > MANY_COLUMNS:
            diagonal = weights @ (self.X * self.X) + self.ridge.ravel()
            return np.asarray(1.0 / np.where(diagonal > 0, diagonal, 1.0))
        weighted = (self.X.T * weights) @ self.X + np.diag(self.ridge.ravel())
        scale = unit_scale(weighted)
        return np.asarray(np.linalg.pinv(weighted / np.outer(scale, scale), hermitian=True) / np.outer(scale, scale))
