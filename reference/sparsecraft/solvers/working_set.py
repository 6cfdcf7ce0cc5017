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

from sparsecraft.solvers.active_set import ActiveSet, GramDesign
from sparsecraft.solvers.homotopy import continue_path
from sparsecraft.solvers.primal_dual import correct
from sparsecraft.solvers.solution import Problem, Solution

__all__ = ["working_set"]

Array = NDArray[np.float64]

FIRST_SIZE = 20
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
    now = start or _without_columns(problem)
    for _ in range(max_iter):
        violations = problem.penalty.violation(now.coef, problem.gradient(now.coef, now.intercept)[0])
        if now.violation <= tol:
            break
        columns = _choose(now.coef, violations, tol)
        inner = _solve(problem, columns, now, max(INNER_SHARE * now.violation, tol / 2))
        w = np.zeros_like(now.coef)
        w[columns] = inner.coef
        now = problem.measure(w, inner.intercept, now.n_iter + inner.n_iter)
    return now


def _without_columns(problem: Problem) -> Solution:
    """All zeros, with the best intercept for that: the log-odds of the weighted labels."""
    zeros, b = np.zeros(problem.X.shape[1]), np.zeros(())
    if problem.fit_intercept:
        pull = -problem.loss.gradient(problem.y, np.zeros(len(problem.y)))  # +- half of every sample's share
        b = np.asarray(np.log(pull[pull > 0].sum() / -pull[pull < 0].sum()))
    return problem.measure(zeros, b, 0)


def _choose(w: Array, violations: Array, tol: float) -> NDArray[np.intp]:
    """What is selected, and as many again of those that violate optimality most."""
    selected = w != 0
    room = max(FIRST_SIZE, int(selected.sum()))
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
    target = hessian @ now.coef - problem.X.T @ slopes + means * slopes.sum()
    w = _minimise_quadratic(hessian, target, problem.penalty.alpha, 2 * problem.penalty.lam, np.sign(now.coef))
    return w, np.asarray(now.intercept - drift - means @ (w - now.coef))


def _minimise_quadratic(hessian: Array, target: Array, alpha: float, ridge: float, signs: Array) -> Array:
    """`argmin_w w'Hw / 2 - target'w + alpha ||w||_1 + ridge ||w||^2 / 2`, from a guess at its signs."""
    active, guess = ActiveSet(GramDesign(hessian), ridge), np.flatnonzero(signs)
    if not active.add(guess, signs[guess]) or correct(active, target, alpha) is None:
        active = ActiveSet(GramDesign(hessian), ridge)
        for _ in continue_path(active, target, float(np.abs(target).max()), alpha):
            pass
    w = np.zeros(len(target))
    w[active.indices] = active.solve(target[active.indices] - alpha * active.signs)
    return w


def _search(problem: Problem, now: Solution, w: Array, b: Array) -> tuple[Array, Array]:
    """The whole way to `w` and `b`, or half as far until the objective has fallen; `now` if it falls nowhere."""
    height = problem.objective(now.coef, now.intercept)
    for halvings in range(MAX_HALVINGS):
        share = 0.5**halvings
        there = now.coef + share * (w - now.coef), now.intercept + share * (b - now.intercept)
        if problem.objective(*there) <= height * (1 + ROUNDING):
            return there
    return now.coef, now.intercept
