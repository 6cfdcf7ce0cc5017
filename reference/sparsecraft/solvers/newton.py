"""Newton's method for smooth problems: solve the second-order model, and halve the step while it overshoots.

For the logistic loss this is iteratively reweighted least squares; for the squared loss one step is enough.

Source: Boyd, Vandenberghe (2004), "Convex Optimization", section 9.5.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sparsecraft.solvers.descent import Descent, descend, unit_scale
from sparsecraft.solvers.solution import Problem, Solution

__all__ = ["newton"]

Array = NDArray[np.float64]

ROWS_AT_A_TIME = 2_000


def newton(problem: Problem, *, max_iter: int = 100, tol: float = 1e-6, keep_objectives: bool = False) -> Solution:
    """Damped Newton steps until the violation is at most `tol`; for the squared or logistic loss and no L1 part.

    >>> from sparsecraft.losses import LogisticLoss
    >>> problem = Problem(np.ones((4, 1)), np.array([1.0, 0.0, 1.0, 1.0]), LogisticLoss())
    >>> round(float(newton(problem, tol=1e-12).coef[0]), 6)
    1.098612
    """
    return descend(_Newton, problem, max_iter, tol, keep_objectives)


class _Newton(Descent):
    """Directions from the Hessian itself."""

    def direction(self, tol: float) -> Array:
        """Minus the inverse Hessian times the gradient; the shortest such where the Hessian is singular."""
        hessian = self._hessian()
        scale = unit_scale(hessian)
        unit = hessian / np.outer(scale, scale)
        return np.asarray(-np.linalg.lstsq(unit, self.gradient / scale, rcond=None)[0] / scale)

    def _hessian(self) -> Array:
        """`X' D X` plus the ridge, from pieces of X that stay in the processor's cache."""
        roots = np.sqrt(self.problem.loss.curvature(self.problem.y, self.z))
        hessian = np.diag(self.ridge)
        for first in range(0, len(self.X), ROWS_AT_A_TIME):
            rows = slice(first, first + ROWS_AT_A_TIME)
            piece = self.X[rows] * roots[rows, None]
            hessian = hessian + piece.T @ piece
        return hessian
