"""Second-order model of the mean logistic loss: a weighted least-squares problem in the change of the coefficients.

Source: Friedman, Hastie, Tibshirani (2010), "Regularization paths for generalized linear models via coordinate
descent", J. Stat. Softw. 33(1), section 3.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sparsecraft.logistic_regression import sigmoid

__all__ = ["SecondOrderModel"]

Vector = NDArray[np.float64]
SMALLEST_WEIGHT = 1e-12


@dataclass(frozen=True)
class SecondOrderModel:
    """The loss around `(w, b)` is, up to a constant, `||target - design d||^2 / (2 n)` for a change d of `w[columns]`.

    Row i is weighted by the root of `p_i (1 - p_i)`; columns and target are centred with the same weights, which works
    in the best change of the intercept for every `d`: `b_target - centre @ d`.

    >>> model = SecondOrderModel.at(np.array([[0.0], [2.0]]), np.array([0.0, 1.0]), np.zeros(1), 0.0, np.array([0]))
    >>> model.design.tolist(), model.target.tolist()
    ([[-0.5], [0.5]], [-1.0, 1.0])
    """

    columns: NDArray[np.intp]
    design: Vector
    target: Vector
    centre: Vector
    b_target: float

    @classmethod
    def at(cls, X: Vector, y: Vector, w: Vector, b: float, columns: NDArray[np.intp]) -> SecondOrderModel:
        """Model of the loss of `(X, y)` around `(w, b)`, for changes of `w[columns]` alone."""
        z, chosen = X @ w + b, X[:, columns]
        weight = np.maximum(sigmoid(z) * sigmoid(-z), SMALLEST_WEIGHT)
        target, share, root = (y - sigmoid(z)) / weight, weight / weight.sum(), np.sqrt(weight)
        centre, b_target = share @ chosen, float(share @ target)
        return cls(columns, root[:, None] * (chosen - centre), root * (target - b_target), centre, b_target)

    def change(self, d: Vector, n_features: int) -> tuple[Vector, float]:
        """Change of all of `w`, `(n_features,)`, and of `b` that belong to a change `d` of `w[columns]`."""
        everywhere = np.zeros(n_features)
        everywhere[self.columns] = d
        return everywhere, self.b_target - float(self.centre @ d)
