"""L1-penalised logistic regression on many columns: proximal Newton steps on the few columns that matter.

An outer round looks at every column once and puts those that violate optimality most into the working set. Inside,
the loss gives way to its second-order model, a Lasso on a Gram matrix, which the exact Lasso solvers answer.

Source: Johnson, Guestrin (2015), "Blitz: a principled meta-algorithm for scaling sparse optimization", ICML; Lee, Sun,
Saunders (2014), "Proximal Newton-type methods for minimizing composite functions", SIAM J. Optim. 24(3).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sparsecraft.solvers.active_set import ActiveSet, GramDesign, Indices
from sparsecraft.solvers.homotopy import continue_path
from sparsecraft.solvers.primal_dual import correct
from sparsecraft.solvers.solution import Problem, Solution

__all__ = ["working_set"]

Array = NDArray[np.float64]

FIRST_SIZE = 100
INNER_SHARE = 0.2
MAX_INNER = 30
MAX_HALVINGS = 30
ROUNDING = 1e-14


def working_set(problem: Problem, *, max_iter: int = 100, tol: float = 1e-6, start: Solution | None = None) -> Solution:
    """Minimise a logistic problem with an L1 part, from zeros or from `start`, to a violation of at most `tol`.

    `n_iter` counts proximal Newton steps; there are at most `max_iter` rounds.

    >>> from sparsecraft.losses import LogisticLoss
    >>> from sparsecraft.penalties import Penalty
    >>> X, y = np.array([[-1.0, 1.0], [-1.0, -1.0], [1.0, 1.0], [1.0, -1.0]]), np.array([0.0, 0.0, 1.0, 1.0])
    >>> working_set(Problem(X, y, LogisticLoss(), Penalty(alpha=0.25))).coef.round(4).tolist()
    [1.0986, 0.0]
    """
    w, b = (start.coef, start.intercept) if start else _without_columns(problem)
    now, violations = _measure(problem, w, b, 0)
    for _ in range(max_iter):
        if now.violation <= tol:
            break
        columns = _choose(now.coef, violations, len(problem.y), tol)
        inner = _solve(problem, columns, now, max(INNER_SHARE * now.violation, tol / 2))
        if inner.n_iter == 0:  # rounding keeps it from getting any better
            break
        w = np.zeros_like(now.coef)
        w[columns] = inner.coef
        now, violations = _measure(problem, w, inner.intercept, now.n_iter + inner.n_iter)
    return now


def _without_columns(problem: Problem) -> tuple[Array, Array]:
    """All zeros, with the best intercept for that: the log-odds of the weighted labels."""
    zeros, b = np.zeros(problem.X.shape[1]), np.zeros(())
    if problem.fit_intercept:
        pull = -problem.loss.gradient(problem.y, np.zeros(len(problem.y)))  # +- half of every sample's share
        b = np.asarray(np.log(pull[pull > 0].sum() / -pull[pull < 0].sum()))
    return zeros, b


def _measure(problem: Problem, w: Array, b: Array, n_iter: int) -> tuple[Solution, Array]:
    """These coefficients as a solution, and the violation of every one; what is zero is not multiplied with."""
    selected = np.flatnonzero(w)
    slopes = problem.loss.gradient(problem.y, problem.X[:, selected] @ w[selected] + b)
    violations = problem.penalty.violation(w, problem.X.T @ slopes)
    drift = abs(float(slopes.sum())) * problem.fit_intercept
    return Solution(w, np.asarray(b), n_iter, max(float(violations.max(initial=0.0)), drift)), violations


def _choose(w: Array, violations: Array, n_samples: int, tol: float) -> NDArray[np.intp]:
    """What is selected, and half as many again of those that violate optimality most; more at the beginning."""
    selected = w != 0
    room = max(min(FIRST_SIZE, n_samples // 2), int(selected.sum()) // 2, 1)
    worst = np.argsort(np.where(selected, -np.inf, violations))[-room:]
    return np.union1d(np.flatnonzero(selected), worst[violations[worst] > tol / 2])


def _solve(problem: Problem, columns: NDArray[np.intp], start: Solution, tol: float) -> Solution:
    """Proximal Newton steps on these columns alone."""
    part = replace(problem, X=problem.X[:, columns])
    now = part.measure(start.coef[columns], start.intercept, 0)
    while now.violation > tol and now.n_iter < MAX_INNER:
        w, b = _search(part, now, *_minimise_model(part, now))
        if (w == now.coef).all() and b == now.intercept:
            break
        now = part.measure(w, b, now.n_iter + 1)
    return now


def _minimise_model(problem: Problem, now: Solution) -> tuple[Array, Array]:
    """Coefficients and intercept that minimise the second-order model of the loss at `now`, plus the penalty.

    The intercept of the model is where its derivative is zero whatever the coefficients are: it is eliminated, which
    centres the columns by their weighted means.
    """
    z = problem.predict(now.coef, now.intercept)
    slopes, weights = problem.loss.gradient(problem.y, z), problem.loss.curvature(problem.y, z)
    means, drift = np.zeros(len(now.coef)), 0.0
    if problem.fit_intercept:
        means, drift = weights @ problem.X / weights.sum(), float(slopes.sum() / weights.sum())
    rooted = (problem.X - means) * np.sqrt(weights)[:, None]
    hessian = rooted.T @ rooted
    gradient = problem.X.T @ slopes - means * slopes.sum()
    target = hessian @ now.coef - gradient
    signs = np.sign(now.coef)
    if len(signs) < len(z):  # as many columns as rows can't all be in the model
        signs = np.where(signs == 0, -np.sign(gradient) * (np.abs(gradient) > problem.penalty.alpha), signs)
    w = _minimise_quadratic(hessian, target, problem.penalty.alpha, 2 * problem.penalty.lam, signs)
    return w, np.asarray(now.intercept - drift - means @ (w - now.coef))


def _minimise_quadratic(hessian: Array, target: Array, alpha: float, ridge: float, signs: Array) -> Array:
    """`argmin_w w'Hw / 2 - target'w + alpha ||w||_1 + ridge ||w||^2 / 2`, from a guess at its signs."""
    design, guess = GramDesign(hessian), np.flatnonzero(signs)
    active: ActiveSet = _SolvedAnew(design, ridge)
    active.add(guess, signs[guess])
    found = correct(active, target, alpha)
    if found is None:
        active = ActiveSet(design, ridge)
        for _ in continue_path(active, target, float(np.abs(target).max()), alpha):
            pass
        found = active.solve(target[active.indices] - alpha * active.signs)
    w = np.zeros(len(target))
    w[active.indices] = found
    return w


class _SolvedAnew(ActiveSet):
    """Keeps no inverse: for the few steps from a good guess it costs more than it saves."""

    def add(self, columns: Indices, signs: Array) -> bool:
        self.indices, self.signs = np.append(self.indices, columns), np.append(self.signs, signs)
        return True

    def drop(self, leaving: NDArray[np.bool_]) -> None:
        self.indices, self.signs = self.indices[~leaving], self.signs[~leaving]

    def solve(self, right: Array) -> Array:
        hessian = self.design.gram(self.indices, self.indices) + self.ridge * np.eye(len(self.indices))
        try:
            return np.asarray(np.linalg.solve(hessian, right))
        except np.linalg.LinAlgError:
            return np.full(len(right), np.nan)


def _search(problem: Problem, now: Solution, w: Array, b: Array) -> tuple[Array, Array]:
    """The whole way to `w` and `b`, or half as far until the objective has fallen; `now` if it falls nowhere."""
    height = problem.objective(now.coef, now.intercept)
    for halvings in range(MAX_HALVINGS):
        share = 0.5**halvings
        there = now.coef + share * (w - now.coef), now.intercept + share * (b - now.intercept)
        if problem.objective(*there) <= height * (1 + ROUNDING):
            return there
    return now.coef, now.intercept
