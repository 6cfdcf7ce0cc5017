"""The penalties: none, L1, L2 and the elastic net are one function with two weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sparsecraft.lasso import soft_threshold

__all__ = ["Penalty"]

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Penalty:
    """`alpha ||w||_1 + lam ||w||^2`, for `w` of any shape: `Penalty()` is none, `alpha` alone L1, `lam` alone L2.

    >>> Penalty(alpha=1.0, lam=0.5).value(np.array([2.0, -1.0]))
    5.5
    """

    alpha: float = 0.0
    lam: float = 0.0

    def value(self, w: Array) -> float:
        """The penalty, a float."""
        return self.alpha * float(np.abs(w).sum()) + self.lam * float((w * w).sum())

    def prox(self, w: Array, step: float) -> Array:
        """Proximal operator, `argmin_v ||v - w||^2 / 2 + step penalty(v)`: soft-threshold, then shrink."""
        return np.asarray(soft_threshold(w, step * self.alpha) / (1 + 2 * step * self.lam))

    def violation(self, w: Array, gradient: Array) -> Array:
        """Distance of minus the loss's `gradient` to the subdifferential at `w`, entry by entry; 0 at the optimum."""
        pull = gradient + 2 * self.lam * w
        return np.where(w == 0, np.maximum(np.abs(pull) - self.alpha, 0.0), np.abs(pull + self.alpha * np.sign(w)))
