"""The whole Lasso path on many columns: a few alphas at a time, on the columns that can matter to them.

A column whose correlation with the residual is far below the next thresholds will hardly join: the strong rule leaves
it out. What was left out is looked at afterwards, for all of these alphas in one matrix product, and comes back if it
was wrong to leave it out; so the result is exact.

Source: Tibshirani et al. (2012), "Strong rules for discarding predictors in lasso-type problems", JRSS B 74(2).
"""

from __future__ import annotations

from copy import copy

import numpy as np
from numpy.typing import NDArray

from sparsecraft.solvers.active_set import ActiveSet, Design
from sparsecraft.solvers.homotopy import continue_path
from sparsecraft.solvers.primal_dual import correct

__all__ = ["screened_path"]

Vector = NDArray[np.float64]

LARGEST_RATIO = 1.25
SLACK = 1e-8
ROUNDING = 1e-16  # thresholds below this share of the largest are no different from 0


def screened_path(design: Design, target: Vector, thresholds: Vector, ridges: Vector) -> tuple[Vector, Vector]:
    """Coefficients and correlations with the residual, both `(p, k)`, at k decreasing `thresholds` (`n alpha`).

    `target` is `X'y` `(p,)`; `ridges` `(k,)` are added to the diagonal of `X'X`, 0 for the Lasso.
    """
    path, done = _ScreenedPath(design, target), 0
    lowest = ROUNDING * path.threshold
    coefficients, correlations = np.empty((2, len(target), len(thresholds)))
    while done < len(thresholds):
        near = (thresholds[done:] * LARGEST_RATIO >= path.threshold) & (ridges[done:] == ridges[done])
        block = slice(done, done + max(int(near.argmin()) if not near.all() else len(near), 1))
        if near[0] or path.threshold <= lowest:
            coefficients[:, block], correlations[:, block] = path.descend(thresholds[block], ridges[done])
            done = block.stop
        else:  # go part of the way first
            path.descend(np.array([path.threshold / LARGEST_RATIO]), ridges[done])
    return coefficients, correlations


class _ScreenedPath:
    """The solution at `threshold`, and every column's correlation with its residual."""

    def __init__(self, design: Design, target: Vector) -> None:
        self.design, self.target = design, target
        self.threshold, self.correlation = float(np.abs(target).max(initial=0.0)), target
        self.active = ActiveSet(design)

    def descend(self, thresholds: Vector, ridge: float) -> tuple[Vector, Vector]:
        """Coefficients and correlations `(p, k)` at these thresholds."""
        if ridge != self.active.ridge:
            self.active = self.active.with_ridge(ridge)
        held = np.abs(self.correlation) >= 2 * thresholds[-1] - self.threshold
        held[self.active.indices] = True
        while True:
            columns = np.flatnonzero(held)
            local = self.active.rebase(self.design.restrict(columns), np.searchsorted(columns, self.active.indices))
            reduced, local = _solve(local, self.target[columns], self.threshold, thresholds)
            used = reduced.any(axis=1)
            correlation = self.target[:, None] - self.design.correlate(columns[used], reduced[used])
            missed = (np.abs(correlation) > thresholds * (1 + SLACK)).any(axis=1) & ~held
            if not missed.any():
                break
            held |= missed
        self.active = local.rebase(self.design, columns[local.indices])
        self.threshold, self.correlation = min(self.threshold, float(thresholds[-1])), correlation[:, -1]
        coefficients = np.zeros_like(correlation)
        coefficients[columns] = reduced
        return coefficients, correlation


def _solve(active: ActiveSet, target: Vector, threshold: float, thresholds: Vector) -> tuple[Vector, ActiveSet]:
    """Jump from one of the `thresholds` to the next, going knot by knot only where a jump does not settle."""
    coefficients = np.zeros((len(target), len(thresholds)))
    for k, lower in enumerate(thresholds):
        before = copy(active)
        found = correct(active, target, lower)
        if found is None:
            active = before if active.ridge == 0 else ActiveSet(active.design, active.ridge)
            start = threshold if active.ridge == 0 else float(np.abs(target).max())
            for _ in continue_path(active, target, start, lower):
                pass
            found = active.solve(target[active.indices] - lower * active.signs)
        coefficients[active.indices, k] = found
        threshold = lower
    return coefficients, active
