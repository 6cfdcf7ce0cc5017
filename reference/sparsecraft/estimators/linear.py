"""Linear regression without a penalty, with a squared one, and with one that selects."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils.validation import check_is_fitted, validate_data

from sparsecraft.paths import solve_path
from sparsecraft.validation import not_negative

__all__ = ["ElasticNet", "Lasso", "LinearModel", "LinearRegression", "Ridge"]

Vector = NDArray[np.float64]


class LinearModel(RegressorMixin, BaseEstimator):  # type: ignore[misc]
    """What the linear models share: centring for the intercept, and prediction."""

    fit_intercept: bool
    coef_: Vector

    def _check(self, X: ArrayLike, y: ArrayLike) -> tuple[Vector, Vector]:
        X, y = validate_data(self, X, y, dtype=np.float64, y_numeric=True)
        return np.asarray(X), np.asarray(y, dtype=np.float64)  # validate_data converts X alone

    def _centre(self, X: Vector, y: Vector) -> tuple[Vector, Vector]:
        """Both less their means, which makes any intercept the best one; as they are without one."""
        self._X_mean = X.mean(axis=0) if self.fit_intercept else np.zeros(X.shape[1])
        self._y_mean = float(y.mean()) if self.fit_intercept else 0.0
        return X - self._X_mean, y - self._y_mean

    def _keep(self, coef: Vector) -> None:
        """Set `coef_` and the `intercept_` that goes with it."""
        self.coef_, self.intercept_ = coef, self._y_mean - float(self._X_mean @ coef)
        del self._X_mean, self._y_mean

    def predict(self, X: ArrayLike) -> Vector:
        """`Xw + b`, `(n,)`."""
        check_is_fitted(self)
        X = np.asarray(validate_data(self, X, dtype=np.float64, reset=False))
        return np.asarray(X @ self.coef_ + self.intercept_)


class LinearRegression(LinearModel):
    """Least squares: minimises `||y - Xw - b||^2`; of several minimisers, the shortest `w`.

    Fitted attributes: `coef_` `(p,)`, `intercept_` (float).

    >>> model = LinearRegression().fit([[1.0], [2.0], [3.0]], [3.0, 5.0, 7.0])
    >>> model.coef_.round(6).tolist(), round(model.intercept_, 6)
    ([2.0], 1.0)
    """

    def __init__(self, *, fit_intercept: bool = True) -> None:
        self.fit_intercept = fit_intercept

    def fit(self, X: ArrayLike, y: ArrayLike) -> LinearRegression:
        """Fit on `X` `(n, p)` and `y` `(n,)`; ValueError for wrong shapes and values that are not finite."""
        X, y = self._centre(*self._check(X, y))
        self._keep(_ridge(X, y, 0.0))
        return self


class Ridge(LinearModel):
    """Linear regression with a squared penalty: minimises `||y - Xw - b||^2 + alpha ||w||^2`.

    The scale of `alpha` is scikit-learn's: it grows with the number of samples, unlike that of `Lasso`.
    Fitted attributes: `coef_` `(p,)`, `intercept_` (float).

    Source: Hoerl, Kennard (1970), "Ridge regression", Technometrics 12(1).

    >>> Ridge(alpha=2.0).fit([[1.0], [2.0], [3.0]], [3.0, 5.0, 7.0]).coef_.round(6).tolist()
    [1.0]
    """

    def __init__(self, alpha: float = 1.0, *, fit_intercept: bool = True) -> None:
        self.alpha = alpha
        self.fit_intercept = fit_intercept

    def fit(self, X: ArrayLike, y: ArrayLike) -> Ridge:
        """Fit on `X` `(n, p)` and `y` `(n,)`; ValueError for wrong shapes, values not finite, and `alpha < 0`."""
        not_negative(alpha=self.alpha)
        X, y = self._centre(*self._check(X, y))
        self._keep(_ridge(X, y, self.alpha))
        return self


class _SparseModel(LinearModel):
    """What the models with an L1 part share: the exact solver, and the gap that it leaves."""

    alpha: float
    max_iter: int
    tol: float

    def _fit(self, X: ArrayLike, y: ArrayLike, l1_ratio: float) -> None:
        not_negative(alpha=self.alpha, tol=self.tol)
        if not self.max_iter >= 1:
            raise ValueError(f"max_iter must be 1 or more, got {self.max_iter!r}")
        X, y = self._centre(*self._check(X, y))
        alpha, lam = self.alpha * l1_ratio, self.alpha * (1 - l1_ratio)
        coef, self.dual_gap_, n_sweeps = _ridge(X, y, lam * len(y)), 0.0, 0
        if alpha > 0:
            coefs, gaps, n_sweeps = solve_path(X, y, np.array([alpha]), np.array([lam]), self.tol, self.max_iter)
            coef, self.dual_gap_ = coefs[:, 0], float(gaps[0])
        self._keep(coef)
        self.n_iter_ = 1 + n_sweeps
        target = self.tol * float(y @ y) / (2 * len(y))
        if self.dual_gap_ > target:
            warnings.warn(
                f"{self.max_iter} sweeps left a duality gap of {self.dual_gap_:.1e}, above the {target:.1e} asked for: "
                "raise max_iter or tol, or scale the columns of X",
                ConvergenceWarning,
                stacklevel=3,
            )


class Lasso(_SparseModel):
    """Linear regression with an L1 penalty: minimises `||y - Xw - b||^2 / (2 n) + alpha ||w||_1`.

    The intercept `b` is not penalised. `tol` bounds the duality gap relative to `||y - mean(y)||^2 / (2 n)`; the exact
    solver stays far below it, and where rounding keeps it from that, at most `max_iter` sweeps of coordinate descent
    follow.

    Fitted attributes: `coef_` `(p,)`, `intercept_` (float), `n_iter_` (1 and the sweeps), `dual_gap_` (in units of
    the objective). Warns with `ConvergenceWarning` when the gap is not what was asked for.

    Source: Tibshirani (1996), "Regression shrinkage and selection via the lasso", JRSS B 58(1).

    >>> model = Lasso(alpha=0.5).fit([[1.0], [2.0], [3.0]], [2.0, 4.0, 6.0])
    >>> round(float(model.coef_[0]), 6), round(model.intercept_, 6)
    (1.25, 1.5)
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

        ValueError for wrong shapes, values that are not finite, `alpha < 0` and `max_iter < 1`.
        """
        self._fit(X, y, 1.0)
        return self


class ElasticNet(_SparseModel):
    """Linear regression with both penalties, `alpha l1_ratio ||w||_1 + alpha (1 - l1_ratio) ||w||^2 / 2`.

    They are added to `||y - Xw - b||^2 / (2 n)`, as in scikit-learn; see `Lasso` for all else.

    Source: Zou, Hastie (2005), "Regularization and variable selection via the elastic net", JRSS B 67(2).

    >>> ElasticNet(alpha=0.5).fit([[1.0], [2.0], [3.0]], [2.0, 4.0, 6.0]).coef_.round(6).tolist()
    [1.181818]
    """

    def __init__(
        self,
        alpha: float = 1.0,
        l1_ratio: float = 0.5,
        *,
        fit_intercept: bool = True,
        max_iter: int = 10_000,
        tol: float = 1e-6,
    ) -> None:
        self.alpha = alpha
        self.l1_ratio = l1_ratio
        self.fit_intercept = fit_intercept
        self.max_iter = max_iter
        self.tol = tol

    def fit(self, X: ArrayLike, y: ArrayLike) -> ElasticNet:
        """Fit on `X` `(n, p)` and `y` `(n,)`; ValueError as for `Lasso`, and unless `0 <= l1_ratio <= 1`."""
        if not 0 <= self.l1_ratio <= 1:
            raise ValueError(f"l1_ratio must be between 0 and 1, got {self.l1_ratio!r}")
        self._fit(X, y, self.l1_ratio)
        return self


def _ridge(X: Vector, y: Vector, alpha: float) -> Vector:
    """`argmin_w ||y - Xw||^2 + alpha ||w||^2` by the singular values of X, those that are only rounding left out."""
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    real = s > s.max(initial=0.0) * max(X.shape) * np.finfo(float).eps
    shrunk = np.divide(s, s**2 + alpha, out=np.zeros_like(s), where=real)
    return np.asarray(Vt.T @ (shrunk * (U.T @ y)))
