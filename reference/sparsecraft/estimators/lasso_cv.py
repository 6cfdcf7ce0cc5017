"""The Lasso with its alpha chosen by cross-validation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.estimators.linear import Lasso, LinearModel
from sparsecraft.model_selection import kfold_indices, one_standard_error_alpha
from sparsecraft.paths import lasso_path

__all__ = ["LassoCV"]

Vector = NDArray[np.float64]
Folds = Sequence[tuple[NDArray[np.int_], NDArray[np.int_]]]

RULES = ("min", "one_standard_error")


class LassoCV(LinearModel):
    """`Lasso` at the alpha whose mean squared error over the folds is smallest, fitted to all data.

    `alphas` are tried, or `n_alphas` in equal ratios from the smallest that selects nothing down to `eps` times it.
    `cv` is a number of folds, shuffled by `seed`, or the folds themselves, pairs of row indices `(train, validation)`.
    `rule="one_standard_error"` takes the largest alpha within one standard error of the smallest error. Each fold is
    centred with its own training means.

    Fitted attributes: `alpha_`, `alphas_` `(k,)` decreasing, `mse_path_` `(k, n_folds)`, and those of `Lasso`.

    Source: Hastie, Tibshirani, Friedman (2009), "The Elements of Statistical Learning", 2nd edition, section 7.10.

    >>> rng = np.random.default_rng(0)
    >>> X = rng.normal(size=(60, 4))
    >>> model = LassoCV().fit(X, X[:, 0] + 0.1 * rng.normal(size=60))
    >>> model.coef_.round(1).tolist()
    [1.0, 0.0, 0.0, 0.0]
    """

    def __init__(
        self,
        *,
        alphas: ArrayLike | None = None,
        n_alphas: int = 100,
        eps: float = 1e-3,
        cv: int | Iterable[tuple[ArrayLike, ArrayLike]] = 5,
        rule: str = "min",
        fit_intercept: bool = True,
        max_iter: int = 10_000,
        tol: float = 1e-6,
        seed: int | np.random.Generator = 0,
    ) -> None:
        self.alphas = alphas
        self.n_alphas = n_alphas
        self.eps = eps
        self.cv = cv
        self.rule = rule
        self.fit_intercept = fit_intercept
        self.max_iter = max_iter
        self.tol = tol
        self.seed = seed

    def fit(self, X: ArrayLike, y: ArrayLike) -> LassoCV:
        """Fit on `X` `(n, p)` and `y` `(n,)`; ValueError as for `Lasso`, for too many folds and an unknown rule."""
        if self.rule not in RULES:
            raise ValueError(f"rule must be one of {', '.join(RULES)}, got {self.rule!r}")
        if self.n_alphas < 1 or not 0 < self.eps < 1:
            raise ValueError(
                f"n_alphas must be 1 or more and eps between 0 and 1, got {self.n_alphas!r} and {self.eps!r}"
            )
        X, y = self._check(X, y)
        folds = self._folds(len(y))
        self.alphas_ = self._grid(X, y)
        self.mse_path_ = np.column_stack([self._errors(X, y, *fold) for fold in folds])
        self.alpha_ = self._choose()
        final = Lasso(self.alpha_, fit_intercept=self.fit_intercept, max_iter=self.max_iter, tol=self.tol).fit(X, y)
        self.coef_, self.intercept_ = final.coef_, final.intercept_
        self.dual_gap_, self.n_iter_ = final.dual_gap_, final.n_iter_
        del self._X_mean, self._y_mean
        return self

    def _folds(self, n_samples: int) -> Folds:
        if isinstance(self.cv, Iterable):
            folds = [(np.asarray(train), np.asarray(validation)) for train, validation in self.cv]
            if len(folds) < (2 if self.rule == "one_standard_error" else 1):
                raise ValueError(f"cv holds {len(folds)} folds, too few for rule={self.rule!r}")
            return folds
        if not isinstance(self.cv, int | np.integer):
            raise ValueError(f"cv must be a number of folds or pairs (train, validation), got {self.cv!r}")
        if not 2 <= self.cv <= n_samples:
            raise ValueError(f"cv must be between 2 and the number of rows, n_samples={n_samples}, got {self.cv}")
        return kfold_indices(n_samples, int(self.cv), self.seed)

    def _grid(self, X: Vector, y: Vector) -> Vector:
        if self.alphas is not None:
            return np.sort(np.asarray(self.alphas, dtype=float))[::-1]
        X, y = self._centre(X, y)
        top = float(np.abs(X.T @ y).max()) / len(y)
        return np.geomspace(top, self.eps * top, self.n_alphas) if top > 0 else np.array([1.0])

    def _errors(self, X: Vector, y: Vector, train: NDArray[np.int_], validation: NDArray[np.int_]) -> Vector:
        """Mean squared error on the validation rows at every alpha, `(k,)`."""
        _, coefs, _ = lasso_path(*self._centre(X[train], y[train]), alphas=self.alphas_, tol=self.tol)
        predicted = (X[validation] - self._X_mean) @ coefs + self._y_mean
        return np.asarray(((y[validation][:, None] - predicted) ** 2).mean(axis=0))

    def _choose(self) -> float:
        if self.rule == "one_standard_error":
            return float(one_standard_error_alpha(self.alphas_, self.mse_path_.T))
        return float(self.alphas_[self.mse_path_.mean(axis=1).argmin()])
