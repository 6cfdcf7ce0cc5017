"""Softmax regression with scikit-learn's conventions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.estimators.logistic import LinearClassifier
from sparsecraft.losses import SoftmaxLoss
from sparsecraft.penalties import Penalty
from sparsecraft.softmax_regression import one_hot_targets, softmax
from sparsecraft.solvers.newton_cg import newton_cg
from sparsecraft.solvers.proximal_gradient import fista
from sparsecraft.solvers.solution import Problem, Solution

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
        found = self._solve(problem)
        shared = 0.0 if self.alpha > 0 or self.lam > 0 else found.coef.mean(axis=1)
        self.coef_, self.intercept_ = found.coef.T - shared, found.intercept - found.intercept.mean()
        self.n_iter_ = max(1, found.n_iter)
        scores = X @ self.coef_.T + self.intercept_
        leads = scores[np.arange(len(codes)), codes] > np.where(targets == 1, -np.inf, scores).max(axis=1)
        self._warn(found.violation, bool(leads.all()))
        return self

    def _solve(self, problem: Problem) -> Solution:
        if self.alpha == 0:
            return newton_cg(problem, max_iter=self.max_iter, tol=self.tol)
        means = problem.X.mean(axis=0) * self.fit_intercept  # FISTA crawls where columns are far from zero
        tol = self.tol / (1 + np.abs(means).max())
        found = fista(replace(problem, X=problem.X - means), max_iter=self.max_iter, tol=tol)
        return problem.measure(found.coef, found.intercept - means @ found.coef, found.n_iter)

    def decision_function(self, X: ArrayLike) -> Array:
        """Linear scores `XW' + b`, `(n, k)`; for two classes their difference, `(n,)`, as scikit-learn wants it."""
        scores = super().decision_function(X)
        return scores[:, 1] - scores[:, 0] if len(self.classes_) == 2 else scores

    def predict_proba(self, X: ArrayLike) -> Array:
        """Probabilities `(n, k)`, in the order of `classes_`."""
        scores = super().decision_function(X)
        return softmax(scores)
