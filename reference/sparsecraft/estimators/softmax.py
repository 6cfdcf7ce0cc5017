"""Softmax regression with scikit-learn's conventions."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.estimators.logistic import LinearClassifier
from sparsecraft.losses import SoftmaxLoss
from sparsecraft.penalties import Penalty
from sparsecraft.softmax_regression import one_hot_targets, softmax
from sparsecraft.solvers.newton_cg import newton_cg
from sparsecraft.solvers.proximal_gradient import fista
from sparsecraft.solvers.solution import Problem

__all__ = ["SoftmaxRegression"]

Array = NDArray[np.float64]


class SoftmaxRegression(LinearClassifier):
    """Softmax regression: minimises `mean cross-entropy + alpha ||W||_1 + lam ||W||^2`, all classes at once.

    The intercepts are not penalised. Without a penalty the coefficients are defined up to a vector that all classes
    share; they come out with a mean of zero over the classes. See `LogisticRegression` for the parameters.

    Fitted attributes: `classes_` `(k,)`, `coef_` `(k, p)`, `intercept_` `(k,)`, also for two classes, and `n_iter_`
    (Newton steps, or FISTA's when `alpha > 0`). Warns as `LogisticRegression` does.

    Source: Bishop (2006), "Pattern Recognition and Machine Learning", section 4.3.4.

    >>> model = SoftmaxRegression(lam=0.1).fit([[0.0], [1.0], [4.0], [5.0]], ["a", "a", "b", "b"])
    >>> model.predict([[0.5], [4.5]]).tolist()
    ['a', 'b']
    """

    def fit(self, X: ArrayLike, y: ArrayLike) -> SoftmaxRegression:
        """Fit on `X` `(n, p)` and labels `y` `(n,)`; ValueError as for `LogisticRegression`."""
        X, codes = self._check(X, y)
        targets = one_hot_targets(codes, len(self.classes_))
        penalty = Penalty(self.alpha, self.lam)
        problem = Problem(X, targets, SoftmaxLoss(self._weights(codes)), penalty, self.fit_intercept)
        solve = fista if self.alpha > 0 else newton_cg
        found = solve(problem, max_iter=self.max_iter, tol=self.tol)
        self.coef_, self.intercept_ = found.coef.T, found.intercept - found.intercept.mean()
        self.n_iter_ = max(1, found.n_iter)
        scores = X @ self.coef_.T + self.intercept_
        leads = scores[np.arange(len(codes)), codes] > np.where(targets == 1, -np.inf, scores).max(axis=1)
        self._warn(found.violation, bool(leads.all()))
        return self

    def decision_function(self, X: ArrayLike) -> Array:
        """Linear scores `XW' + b`, `(n, k)`; for two classes their difference, `(n,)`, as scikit-learn wants it."""
        scores = super().decision_function(X)
        return scores[:, 1] - scores[:, 0] if len(self.classes_) == 2 else scores

    def predict_proba(self, X: ArrayLike) -> Array:
        """Probabilities `(n, k)`, in the order of `classes_`."""
        scores = super().decision_function(X)
        return softmax(scores)
