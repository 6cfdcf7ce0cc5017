"""The Lasso at one threshold from the solution at another: change the whole active set at once, until it is right.

Each step solves the linear system of the present active set, drops the coefficients whose sign it turned, and takes
in every column whose correlation with the residual is above the threshold. It is Newton's method on the optimality
conditions: a few steps from a solution nearby, and not sure to end from far away.

Source: Hintermueller, Ito, Kunisch (2002), "The primal-dual active set strategy as a semismooth Newton method",
SIAM J. Optim. 13(3).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sparsecraft.solvers.active_set import ActiveSet

__all__ = ["correct"]

Vector = NDArray[np.float64]

MAX_STEPS = 12
SLACK = 1e-10


def correct(active: ActiveSet, target: Vector, threshold: float) -> Vector | None:
    """Coefficients of the active columns at `threshold`, `active` being changed to fit; None if it does not settle.

    `target` is `X'y` `(p,)`. None leaves `active` in no useful state.
    """
    for _ in range(MAX_STEPS):
        coefficients = active.solve(target[active.indices] - threshold * active.signs)
        if not np.isfinite(coefficients).all():
            return None
        turned = coefficients * active.signs < 0
        if turned.any():
            active.drop(turned)
            continue
        correlation = target - active.design.correlate(active.indices, coefficients)
        above = np.abs(correlation) > threshold * (1 + SLACK)
        above[active.indices] = False
        if not above.any():
            return coefficients
        joining = np.flatnonzero(above)
        if not active.add(joining, np.sign(correlation[joining])):
            return None
    return None
