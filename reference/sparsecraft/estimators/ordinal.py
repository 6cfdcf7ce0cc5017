"""Ordinal regression with scikit-learn's conventions, on top of the from-scratch solver."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils import Tags
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from sparsecraft.ordinal_regression import OrdinalFit, fit_ordinal, ordinal_log_proba

__all__ = ["OrdinalRegression"]


class OrdinalRegression(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Proportional odds for ordered classes, `P(y <= k) = sigmoid(theta_k - x'w)`: mean log loss + `lam ||w||^2`.

    The order of the classes is that of their sorted labels: code low, medium, high as 0, 1, 2. The thresholds are not
    penalised; two classes make it logistic regression with the intercept `-theta_0`. `tol` bounds the largest absolute
    entry of the gradient.

    Fitted attributes: `classes_` `(k,)`, `coef_` `(p,)` (positive: a larger value of the column speaks for higher
    classes), `thresholds_` `(k - 1,)`, increasing, and `n_iter_` (Newton steps). Warns with `ConvergenceWarning` when
    `max_iter` steps were not enough, and when classes are separated, so that without a penalty no optimum exists.

    Source: McCullagh (1980), "Regression models for ordinal data", J. R. Stat. Soc. B 42(2).

    >>> model = OrdinalRegression(lam=0.1).fit([[0.0], [1.0], [2.0], [3.0], [4.0]], [0, 0, 1, 1, 2])
    >>> model.predict([[-5.0], [2.0], [9.0]]).tolist()
    [0, 1, 2]
    """

    def __init__(self, lam: float = 0.0, *, max_iter: int = 100, tol: float = 1e-6) -> None:
        self.lam = lam
        self.max_iter = max_iter
        self.tol = tol

    def fit(self, X: ArrayLike, y: ArrayLike) -> OrdinalRegression:
        """Fit on `X` `(n, p)` and labels `y` `(n,)`.

        ValueError for wrong shapes, non-finite values, a single class, `lam < 0` or `max_iter < 1`.
        """
        X, y = validate_data(self, X, y, dtype=np.float64)
        check_classification_targets(y)
        self.classes_, codes = np.unique(y, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError(f"y must hold at least two classes, got only one class, {self.classes_[0]!r}")
        result = fit_ordinal(X, codes, self.lam, self.max_iter, self.tol)
        self.coef_, self.thresholds_, self.n_iter_ = result.w, result.thresholds, result.n_iter
        self._warn(result)
        return self

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.classifier_tags.poor_score = True  # on scikit-learn's blobs, whose classes lie in no order
        return tags

    def _warn(self, result: OrdinalFit) -> None:
        if result.is_separated:
            message = (
                "some score separates classes without error: the best coefficients are infinite, and these are only "
                f"where {result.n_iter} steps had come to: set lam above 0"
            )
        elif not result.violation <= self.tol:
            message = (
                f"{result.n_iter} steps left a gradient of {result.violation:.1e}, above the {self.tol:.1e} asked for: "
                "raise max_iter or tol, or scale the columns of X"
            )
        else:
            return
        warnings.warn(message, ConvergenceWarning, stacklevel=3)

    def predict_log_proba(self, X: ArrayLike) -> NDArray[np.float64]:
        """Logarithms of `predict_proba`, `(n, k)`, finite also where a probability underflows."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=np.float64, reset=False)
        return ordinal_log_proba(X, self.coef_, self.thresholds_)

    def predict_proba(self, X: ArrayLike) -> NDArray[np.float64]:
        """Probabilities of the classes, `(n, k)`, in the order of `classes_`."""
        return np.asarray(np.exp(self.predict_log_proba(X)))

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """The most probable class of each row, `(n,)`; of equals, the lowest."""
        codes = np.argmax(self.predict_log_proba(X), axis=1)
        return np.asarray(self.classes_[codes])
