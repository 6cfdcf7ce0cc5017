"""The Lasso with known signs is a linear system: the step that coordinate descent takes thousands of sweeps for.

Source: Lee, Battle, Raina, Ng (2007), "Efficient sparse coding algorithms", NIPS 19, section 3 (feature-sign search).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sparsecraft.preprocessing import zero_as_one

__all__ = ["signed_step"]

Vector = NDArray[np.float64]


def signed_step(X: Vector, residual: Vector, w: Vector, alpha: float) -> Vector:
    """Change `d` `(p,)` that minimises `||residual - X d||^2 / (2 n) + alpha sign(w)'(w + d)`, cut at the first zero.

    No entry of `w` is 0. While no sign changes this is the Lasso's own minimum; where one would, the step ends at the
    first coefficient that reaches 0, and `w + d` is exactly 0 there. Either way the Lasso's objective does not rise.

    >>> signed_step(np.eye(2), np.array([3.0, -3.0]), np.array([1.0, 1.0]), alpha=0.5).round(6).tolist()
    [0.5, -1.0]
    """
    scale = zero_as_one(np.linalg.norm(X, axis=0))
    unit = X / scale  # with columns of length one, unequal units are no singularity
    pull = unit.T @ residual - len(X) * alpha * np.sign(w) / scale
    d = np.linalg.lstsq(unit.T @ unit, pull, rcond=None)[0] / scale
    shares = np.abs(w) / np.maximum(np.abs(w), -np.sign(w) * d)  # of the step, after which a coefficient is 0
    first = shares.argmin()
    if shares[first] < 1:
        d *= shares[first]
        d[first] = -w[first]
    return np.asarray(d)
