"""From-scratch NumPy implementations of the models and metrics that the course teaches."""

from sparsecraft.catalogue import assignments
from sparsecraft.estimators import Lasso
from sparsecraft.lasso import (
    alpha_max,
    coordinate_step,
    duality_gap,
    lasso_coordinate_descent,
    lasso_objective,
    residual_sum_of_squares,
    soft_threshold,
)

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
