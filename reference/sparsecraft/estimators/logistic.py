"""Logistic regression with scikit-learn's conventions: two classes, or one-vs-rest for more."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils.class_weight import compute_class_weight
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from sparsecraft.logistic_regression import sigmoid
from sparsecraft.losses import LogisticLoss
from sparsecraft.penalties import Penalty
from sparsecraft.softmax_regression import one_vs_rest_proba
from sparsecraft.solvers.newton import newton
from sparsecraft.solvers.newton_cg import newton_cg
from sparsecraft.solvers.solution import Problem, Solution
from sparsecraft.solvers.working_set import working_set
from sparsecraft.validation import not_negative

__all__ = ["LinearClassifier", "LogisticRegression"]

Array = NDArray[np.float64]
ClassWeight = dict[Any, float] | str | None

MANY_FEATURES = 1000  # from here on a Hessian costs more than the products with it that replace it


class LinearClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """What the linear classifiers share: parameters, checks, weights of classes, and prediction."""

    def __init__(
        self,
        alpha: float = 0.0,
        lam: float = 0.0,
        *,
        fit_intercept: bool = True,
        class_weight: ClassWeight = None,
        max_iter: int = 10_000,
        tol: float = 1e-6,
    ) -> None:
        self.alpha = alpha
        self.lam = lam
        self.fit_intercept = fit_intercept
        self.class_weight = class_weight
        self.max_iter = max_iter
        self.tol = tol

    def _check(self, X: ArrayLike, y: ArrayLike) -> tuple[Array, NDArray[np.intp]]:
        """X as floats and the position of every label in `classes_`, which is set."""
        not_negative(alpha=self.alpha, lam=self.lam, tol=self.tol)
        if not self.max_iter >= 1:
            raise ValueError(f"max_iter must be 1 or more, got {self.max_iter!r}")
        X, y = validate_data(self, X, y, dtype=np.float64)
        check_classification_targets(y)
        self.classes_, codes = np.unique(y, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError(f"y must hold at least two classes, got only one class, {self.classes_[0]!r}")
        return np.asarray(X), codes

    def _weights(self, codes: NDArray[np.intp]) -> Array | None:
        """The weight of every sample, `(n,)`; None when all are 1."""
        if self.class_weight is None:
            return None
        labels = self.classes_[codes]
        weights = np.asarray(compute_class_weight(self.class_weight, classes=self.classes_, y=labels))
        if not ((weights > 0) & (weights < np.inf)).all():
            raise ValueError(f"class_weight must give every class a positive number, got {self.class_weight!r}")
        return weights[codes]

    def _warn(self, violation: float, separated: bool) -> None:
        if separated and self.alpha == self.lam == 0:
            message = (
                "a plane separates classes without error: the best coefficients are infinite, and these are only as "
                "far as the steps went: set alpha or lam above 0"
            )
        elif not violation <= self.tol:
            message = (
                f"{self.n_iter_} iterations left a violation of {violation:.1e}, above the {self.tol:.1e} asked for: "
                "raise max_iter or tol, or scale the columns of X"
            )
        else:
            return
        warnings.warn(message, ConvergenceWarning, stacklevel=3)

    def decision_function(self, X: ArrayLike) -> Array:
        """Linear scores `XW' + b`, `(n, k)`; `(n,)`, for the second of two classes."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=np.float64, reset=False)
        return np.asarray((X @ self.coef_.T + self.intercept_).squeeze(axis=1 if len(self.coef_) == 1 else ()))

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """The most probable class of each row, `(n,)`; of equals, the last of two and the first of more."""
        scores = self.decision_function(X)
        codes = (scores >= 0).astype(int) if scores.ndim == 1 else scores.argmax(axis=1)
        return np.asarray(self.classes_[codes])

    def predict_log_proba(self, X: ArrayLike) -> Array:
        """Logarithms of `predict_proba`, `(n, k)`."""
        with np.errstate(divide="ignore"):
            return np.asarray(np.log(self.predict_proba(X)))


class LogisticRegression(LinearClassifier):
    """Logistic regression: minimises `mean cross-entropy + alpha ||w||_1 + lam ||w||^2`; many classes one-vs-rest.

    The intercept is not penalised. scikit-learn's `C` means `lam = 1 / (2 n C)` and, for L1, `alpha = 1 / (n C)`.
    `class_weight` multiplies the terms of the mean by class: a dict, or `"balanced"` for `n / (k count)`. `tol` bounds
    the largest violation of the optimality conditions, `max_iter` the iterations of a solver.

    Fitted attributes: `classes_` `(k,)`, `coef_` `(1, p)` for two classes and `(k, p)` for more, `intercept_` `(1,)` or
    `(k,)`, `n_iter_` (Newton steps, of all problems). Warns with `ConvergenceWarning` when `tol` was not reached, and
    when classes are separable, so that without a penalty no optimum exists.

    Source: Hastie, Tibshirani, Friedman (2009), "The Elements of Statistical Learning", 2nd edition, section 4.4.

    >>> model = LogisticRegression(lam=0.1).fit([[0.0], [1.0], [2.0], [3.0]], ["no", "no", "yes", "yes"])
    >>> model.predict([[0.5], [2.5]]).tolist()
    ['no', 'yes']
    """

    def fit(self, X: ArrayLike, y: ArrayLike) -> LogisticRegression:
        """Fit on `X` `(n, p)` and labels `y` `(n,)`.

        ValueError for wrong shapes, values that are not finite, a single class, `alpha < 0`, `lam < 0` and
        `max_iter < 1`.
        """
        X, codes = self._check(X, y)
        weights = self._weights(codes)
        positives = [1] if len(self.classes_) == 2 else range(len(self.classes_))
        fits = [self._fit_one(X, (codes == c).astype(float), weights) for c in positives]
        self.coef_ = np.array([fit.coef for fit in fits])
        self.intercept_ = np.array([float(fit.intercept) for fit in fits])
        self.n_iter_ = max(1, sum(fit.n_iter for fit in fits))
        scores = X @ self.coef_.T + self.intercept_
        signs = np.where(codes[:, None] == np.array(positives), 1.0, -1.0)
        self._warn(max(fit.violation for fit in fits), bool(((signs * scores) > 0).all(axis=0).any()))
        return self

    def _fit_one(self, X: Array, y: Array, weights: Array | None) -> Solution:
        penalty = Penalty(self.alpha, self.lam)
        problem = Problem(X, y, LogisticLoss(weights), penalty, self.fit_intercept)
        if self.alpha > 0:
            return working_set(problem, max_iter=self.max_iter, tol=self.tol)
        solve = newton if X.shape[1] <= MANY_FEATURES else newton_cg
        return solve(problem, max_iter=self.max_iter, tol=self.tol)

    def predict_proba(self, X: ArrayLike) -> Array:
        """Probabilities `(n, k)`, in the order of `classes_`; of three or more, sigmoids made to sum to 1."""
        scores = self.decision_function(X)
        if scores.ndim == 2:
            return one_vs_rest_proba(scores, np.eye(len(self.classes_)))
        return np.column_stack([np.asarray(sigmoid(-scores)), np.asarray(sigmoid(scores))])
