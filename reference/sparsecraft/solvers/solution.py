"""What every solver returns, and the problem that every general one solves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from sparsecraft.losses import Loss
from sparsecraft.penalties import Penalty

__all__ = ["Problem", "Solution"]

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Solution:
    """Coefficients `(p,)` or `(p, k)`, intercept (a number or `(k,)`), and how good they are.

    `violation` is the largest violation of the optimality conditions; `objectives` holds the objective after every
    iteration, the start first, when the solver was asked to keep it.
    """

    coef: Array
    intercept: Array
    n_iter: int
    violation: float
    objectives: tuple[float, ...] = ()


@dataclass(frozen=True)
class Problem:
    """Minimise `loss(y, Xw + b) + penalty(w)` over `w` and, if `fit_intercept`, over `b`.

    `X` is `(n, p)`; `y` is `(n,)`, or `(n, k)` of one-hot rows for the softmax loss, and then `w` is `(p, k)`.
    """

    X: Array
    y: Array
    loss: Loss
    penalty: Penalty = field(default_factory=Penalty)
    fit_intercept: bool = False

    def thin(self, every: int) -> Problem:
        """The same problem on one row of `every` few."""
        return replace(self, X=self.X[::every], y=self.y[::every], loss=self.loss.thin(every))

    def start(self) -> Solution:
        """All zeros."""
        shape = self.y.shape[1:]
        return self.measure(np.zeros((self.X.shape[1], *shape)), np.zeros(shape), 0)

    def predict(self, w: Array, b: Array) -> Array:
        """The linear predictor, `Xw + b`."""
        return np.asarray(self.X @ w + b)

    def objective(self, w: Array, b: Array) -> float:
        """Loss plus penalty."""
        return self.loss.value(self.y, self.predict(w, b)) + self.penalty.value(w)

    def gradient(self, w: Array, b: Array) -> tuple[Array, Array]:
        """The loss's gradient in `w` and in `b`; the latter zero when there is no intercept to fit."""
        slopes = self.loss.gradient(self.y, self.predict(w, b))
        return np.asarray(self.X.T @ slopes), np.asarray(slopes.sum(axis=0) * self.fit_intercept)

    def violation(self, w: Array, b: Array) -> float:
        """The largest violation of the optimality conditions."""
        in_w, in_b = self.gradient(w, b)
        return max(float(self.penalty.violation(w, in_w).max(initial=0.0)), float(np.abs(in_b).max()))

    def measure(self, w: Array, b: Array, n_iter: int) -> Solution:
        """These coefficients as a solution after `n_iter` iterations."""
        return Solution(w, np.asarray(b), n_iter, self.violation(w, b))

    def smoothness(self) -> float:
        """Lipschitz constant of the loss's gradient: its bound per sample times the largest eigenvalue of `X'X / n`."""
        X = np.column_stack([self.X, np.ones(len(self.X))]) if self.fit_intercept else self.X
        return self.loss.smoothness * float(np.linalg.norm(X, 2)) ** 2 / len(X) or 1.0
