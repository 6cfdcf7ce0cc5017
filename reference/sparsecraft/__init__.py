"""From-scratch NumPy implementations of the models and metrics that the course teaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sparsecraft.catalogue import assignments
from sparsecraft.lasso import (
    alpha_max,
    coordinate_step,
    duality_gap,
    lasso_coordinate_descent,
    lasso_objective,
    residual_sum_of_squares,
    soft_threshold,
)

if TYPE_CHECKING:
    from sparsecraft.estimators import Lasso

__all__ = [
    "Lasso",
    "alpha_max",
    "assignments",
    "coordinate_step",
    "duality_gap",
    "lasso_coordinate_descent",
    "lasso_objective",
    "residual_sum_of_squares",
    "soft_threshold",
]


def __getattr__(name: str) -> object:
    """Import the estimators when one is asked for: scikit-learn's base classes take a second to load."""
    if name == "Lasso":
        from sparsecraft import estimators

        return getattr(estimators, name)
    raise AttributeError(f"module 'sparsecraft' has no attribute {name!r}")
