"""The exact Lasso path: the solution moves in straight lines, so follow it from knot to knot.

With active columns A, signs s and the threshold `n alpha`, the solution is `w_A = (X_A'X_A)^-1 (X_A'y - threshold s)`:
linear in the threshold until a column joins (its correlation with the residual reaches the threshold) or leaves (its
coefficient reaches zero). Columns that depend on active ones stay out: they can't improve the fit.

Source: Osborne, Presnell, Turlach (2000), "A new approach to variable selection in least squares problems",
IMA J. Numer. Anal. 20(3); Efron, Hastie, Johnstone, Tibshirani (2004), "Least angle regression", Ann. Stat. 32(2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sparsecraft.solvers.active_set import ActiveSet, Design

__all__ = ["Segment", "continue_path", "follow_path"]

Vector = NDArray[np.float64]

TIE = 1e-12
REFRESH = 20
KNOTS_PER_COLUMN = 20  # far above what data need; some degenerate problems would go round for ever


@dataclass(frozen=True)
class Segment:
    """The solution between two knots: `w[indices] = start + (upper - threshold) direction`, zero elsewhere."""

    upper: float
    lower: float
    indices: NDArray[np.intp]
    start: Vector
    direction: Vector

    def at(self, thresholds: Vector) -> Vector:
        """Coefficients of the active columns, `(|A|, k)`, at k thresholds."""
        return np.asarray(self.start[:, None] + np.outer(self.direction, self.upper - thresholds))


def follow_path(design: Design, target: Vector, lowest: float) -> Iterator[Segment]:
    """Every segment from `max|X'y|` down to the threshold `lowest`; `target` is `X'y`, `(p,)`."""
    highest = float(np.abs(target).max(initial=0.0))
    return continue_path(ActiveSet(design), target, highest, lowest)


def continue_path(active: ActiveSet, target: Vector, threshold: float, lowest: float) -> Iterator[Segment]:
    """The same from the solution at `threshold`, whose active columns and signs are given; `active` is moved along."""
    path, most = _Path(active, target, threshold), KNOTS_PER_COLUMN * (active.design.largest_model + 1)
    while path.threshold > lowest * (1 + TIE) and path.n_knots < most:
        yield path.advance(lowest)


class _Path:
    """Where the path is now."""

    coefficients: Vector
    correlation: Vector

    def __init__(self, active: ActiveSet, target: Vector, threshold: float) -> None:
        self.active, self.target, self.threshold = active, target, threshold
        self.dependent: list[int] = []
        self.n_knots = 0
        self._compute_anew()

    def advance(self, lowest: float) -> Segment:
        """Move to the next knot, or to `lowest` if that is nearer."""
        direction = self.active.solve(self.active.signs)
        slope = self.active.design.correlate(self.active.indices, direction)
        joining, to_join = self._first_to_join(slope)
        leaving, to_leave = self._first_to_leave(direction)
        step = min(to_join, to_leave)
        lower = self.threshold - step
        if lower <= lowest * (1 + TIE):
            step, lower = self.threshold - lowest, lowest
        segment = Segment(self.threshold, lower, self.active.indices, self.coefficients, direction)
        self.threshold = lower
        self.correlation -= step * slope
        self.coefficients = self.coefficients + step * direction
        if step == to_leave:
            self._leave(leaving)
        elif step == to_join:
            self._join(joining)
        return segment

    def _first_to_join(self, slope: Vector) -> tuple[int, float]:
        """The column whose correlation is the next to reach the threshold, and how far that is."""
        with np.errstate(divide="ignore", invalid="ignore"):
            rising = (self.threshold - self.correlation) / (1.0 - slope)
            falling = (self.threshold + self.correlation) / (1.0 + slope)
        steps = np.minimum(np.where(slope < 1.0 - TIE, rising, np.inf), np.where(slope > TIE - 1.0, falling, np.inf))
        steps[self.active.indices] = steps[self.dependent] = np.inf
        nearest = int(steps.argmin())
        return nearest, max(float(steps[nearest]), 0.0)

    def _first_to_leave(self, direction: Vector) -> tuple[int, float]:
        """The position of the coefficient that is the next to reach zero, and how far that is."""
        shrinking = direction * self.active.signs < 0
        if not shrinking.any():
            return -1, np.inf
        steps = np.full(len(direction), np.inf)
        steps[shrinking] = -self.coefficients[shrinking] / direction[shrinking]
        nearest = int(steps.argmin())
        return nearest, max(float(steps[nearest]), 0.0)

    def _join(self, column: int) -> None:
        if self.active.add(np.array([column]), np.sign(self.correlation[[column]])):
            self.coefficients = np.append(self.coefficients, 0.0)
        else:
            self.dependent.append(column)
        self._count_knot()

    def _leave(self, position: int) -> None:
        leaving = np.arange(len(self.active)) == position
        self.active.drop(leaving)
        self.coefficients = self.coefficients[~leaving]
        self.dependent.clear()
        self._count_knot()

    def _count_knot(self) -> None:
        self.n_knots += 1
        if self.n_knots % REFRESH == 0:
            self._compute_anew()

    def _compute_anew(self) -> None:
        """What is otherwise only updated from knot to knot."""
        active = self.active
        self.coefficients = active.solve(self.target[active.indices] - self.threshold * active.signs)
        self.correlation = self.target - active.design.correlate(active.indices, self.coefficients)
