"""The three losses, as functions of the linear predictor: squared, logistic and softmax.

A loss is a mean over samples of `l(y_i, z_i)` with `z = Xw + b`; `weights` `(n,)` multiply the terms of the sum.
Solvers see a problem only through its loss and its penalty.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sparsecraft.logistic_regression import sigmoid
from sparsecraft.softmax_regression import softmax

__all__ = ["LogisticLoss", "Loss", "SoftmaxLoss", "SquaredLoss"]

Array = NDArray[np.float64]


class Loss(Protocol):
    """What a solver asks of a loss. `smoothness` bounds the second derivative of one sample's term."""

    @property
    def smoothness(self) -> float: ...

    def thin(self, every: int) -> Loss:
        """The loss of one sample of `every` few."""

    def value(self, y: Array, z: Array) -> float:
        """The loss, a float."""

    def gradient(self, y: Array, z: Array) -> Array:
        """Its gradient in `z`, the shape of `z`."""

    def curvature(self, y: Array, z: Array) -> Array:
        """The diagonal of its Hessian in `z`, the shape of `z`."""

    def hessian_product(self, y: Array, z: Array) -> Callable[[Array], Array]:
        """The function that multiplies the Hessian at `z` with an array of its shape, in the precision of `z`."""


@dataclass(frozen=True)
class SquaredLoss:
    """`(z - y)^2 / 2` a sample, `y` and `z` `(n,)`.

    >>> SquaredLoss().value(np.array([1.0, 2.0]), np.array([1.0, 0.0]))
    1.0
    """

    smoothness = 1.0

    def thin(self, every: int) -> SquaredLoss:
        return self

    def value(self, y: Array, z: Array) -> float:
        residual = y - z
        return float(residual @ residual) / (2 * len(y))

    def gradient(self, y: Array, z: Array) -> Array:
        return np.asarray((z - y) / len(y))

    def curvature(self, y: Array, z: Array) -> Array:
        return np.full(len(y), 1.0 / len(y))

    def hessian_product(self, y: Array, z: Array) -> Callable[[Array], Array]:
        return lambda direction: direction / len(y)


@dataclass(frozen=True)
class LogisticLoss:
    """Cross-entropy `log(1 + exp(z)) - y z` of labels `y` 0 and 1 under log-odds `z`, both `(n,)`.

    >>> round(LogisticLoss().value(np.array([1.0, 0.0]), np.zeros(2)), 6)
    0.693147
    """

    weights: Array | None = None

    @property
    def smoothness(self) -> float:
        return 0.25 * (1.0 if self.weights is None else float(self.weights.max()))

    def thin(self, every: int) -> LogisticLoss:
        return self if self.weights is None else LogisticLoss(self.weights[::every])

    def value(self, y: Array, z: Array) -> float:
        terms = np.maximum(z, 0.0) - y * z + np.log1p(np.exp(-np.abs(z)))
        return _mean(terms, self.weights)

    def gradient(self, y: Array, z: Array) -> Array:
        return _share(sigmoid(z) - y, self.weights)

    def curvature(self, y: Array, z: Array) -> Array:
        p = np.asarray(sigmoid(-np.abs(z)))  # the smaller of p and 1 - p: their product then keeps its digits
        return _share(p * (1 - p), self.weights)

    def hessian_product(self, y: Array, z: Array) -> Callable[[Array], Array]:
        curvature = self.curvature(y, z).astype(z.dtype)
        return lambda direction: curvature * direction


@dataclass(frozen=True)
class SoftmaxLoss:
    """Cross-entropy `log sum_c exp(z_c) - y'z` of one-hot rows `y` under logits `z`, both `(n, k)`.

    >>> round(SoftmaxLoss().value(np.eye(2), np.zeros((2, 2))), 6)
    0.693147
    """

    weights: Array | None = None

    @property
    def smoothness(self) -> float:
        return 0.5 * (1.0 if self.weights is None else float(self.weights.max()))

    def thin(self, every: int) -> SoftmaxLoss:
        return self if self.weights is None else SoftmaxLoss(self.weights[::every])

    def value(self, y: Array, z: Array) -> float:
        largest = z.max(axis=1)
        terms = np.log(np.exp(z - largest[:, None]).sum(axis=1)) + largest - np.einsum("ij,ij->i", y, z)
        return _mean(terms, self.weights)

    def gradient(self, y: Array, z: Array) -> Array:
        return _share((softmax(z) - y).T, self.weights).T

    def curvature(self, y: Array, z: Array) -> Array:
        p = softmax(z)
        return _share((p * (1 - p)).T, self.weights).T

    def hessian_product(self, y: Array, z: Array) -> Callable[[Array], Array]:
        p = softmax(z).astype(z.dtype)
        shares = _share(p.T, self.weights).T.astype(z.dtype)
        return lambda direction: shares * (direction - np.einsum("ij,ij->i", p, direction)[:, None])


def _mean(terms: Array, weights: Array | None) -> float:
    return float(terms.mean()) if weights is None else float(weights @ terms) / len(terms)


def _share(terms: Array | np.float64, weights: Array | None) -> Array:
    """What every sample adds to a mean over the last axis."""
    terms = np.asarray(terms)
    return np.asarray(terms / terms.shape[-1] if weights is None else terms * (weights / terms.shape[-1]))
