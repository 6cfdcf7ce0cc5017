"""Estimators with scikit-learn's conventions, on top of the from-scratch solvers."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils.validation import check_is_fitted, validate_data

from sparsecraft.lasso import duality_gap, sweep

__all__ = ["Lasso"]

SWEEPS_PER_GAP = 10


class Lasso(RegressorMixin, BaseEstimator):  # type: ignore[misc]
    """Linear regression with an L1 penalty: minimises `||y - Xw - b||^2 / (2 n) + alpha ||w||_1`.

    The intercept `b` is not penalised. `tol` bounds the duality gap relative to `||y - mean(y)||^2 / (2 n)`.

    Fitted attributes: `coef_` `(p,)`, `intercept_` (float), `n_iter_` (sweeps over the columns),
    `dual_gap_` (in units of the objective). Warns with `ConvergenceWarning` when `max_iter` sweeps were not enough.

    >>> model = Lasso(alpha=0.5).fit([[1.0], [2.0], [3.0]], [2.0, 4.0, 6.0])
    >>> round(model.coef_[0], 6), round(model.intercept_, 6)
    (np.float64(1.25), 1.5)
    """

    def __init__(
        self, alpha: float = 1.0, *, fit_intercept: bool = True, max_iter: int = 10_000, tol: float = 1e-6
    ) -> None:
        self.alpha = alpha
        self.fit_intercept = fit_intercept
        self.max_iter = max_iter
        self.tol = tol

    def fit(self, X: ArrayLike, y: ArrayLike) -> Lasso:
        """Fit on `X` `(n, p)` and `y` `(n,)`.

        ValueError for wrong shapes, non-finite values, `alpha < 0` or `max_iter < 1`.
        """
        if not 0 <= self.alpha < np.inf:
            raise ValueError(f"alpha must be a finite number, 0 or more, got {self.alpha!r}")
        if not self.max_iter >= 1:
            raise ValueError(f"max_iter must be 1 or more, got {self.max_iter!r}")
        X, y = validate_data(self, X, y, dtype=np.float64, y_numeric=True)
        y = np.asarray(y, dtype=np.float64)  # validate_data converts X alone
        X_mean = X.mean(axis=0) if self.fit_intercept else np.zeros(X.shape[1])
        y_mean = y.mean() if self.fit_intercept else 0.0
        if self.alpha > 0:
            self._descend(X - X_mean, y - y_mean)
        else:  # no penalty: least squares, whose shortest solution is defined for every X
            self.coef_ = np.linalg.lstsq(X - X_mean, y - y_mean, rcond=None)[0]
            self.n_iter_, self.dual_gap_ = 1, 0.0
        self.intercept_ = float(y_mean - X_mean @ self.coef_)
        return self

    def _descend(self, X: NDArray[np.float64], y: NDArray[np.float64]) -> None:
        target = self.tol * float(y @ y) / (2 * len(y))
        w, residual, gap = np.zeros(X.shape[1]), y.copy(), np.inf
        for n_sweeps in range(1, self.max_iter + 1):
            sweep(X, residual, w, self.alpha)
            if n_sweeps % SWEEPS_PER_GAP == 0 or n_sweeps == self.max_iter:
                gap = duality_gap(X, y, w, self.alpha)
                if gap <= target:
                    break
        else:
            warnings.warn(
                f"{self.max_iter} sweeps left a duality gap of {gap:.1e}, above the {target:.1e} asked for: "
                "raise max_iter or tol, or scale the columns of X",
                ConvergenceWarning,
                stacklevel=3,
            )
        self.coef_, self.n_iter_, self.dual_gap_ = w, n_sweeps, gap

    def predict(self, X: ArrayLike) -> NDArray[np.float64]:
        """`Xw + b`, `(n,)`."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=np.float64, reset=False)
        return np.asarray(X @ self.coef_ + self.intercept_)
