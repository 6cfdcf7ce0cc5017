"""Wrong ideas about the duality gap."""

import numpy as np

from sparsecraft import lasso_objective
from sparsecraft_grader.checks import misconception


@misconception("The residual itself is rarely a feasible dual point: scale it until no column exceeds alpha.")
def residual_not_scaled(X, y, w, alpha):
    r, n = y - X @ w, len(y)
    dual = (y @ y - (y - r) @ (y - r)) / (2 * n)
    return lasso_objective(X, y, w, alpha) - dual


@misconception("The scale never exceeds one: a residual that is feasible as it is stays as it is.")
def scale_above_one(X, y, w, alpha):
    r, n = y - X @ w, len(y)
    s = n * alpha / np.max(np.abs(X.T @ r))
    dual = (y @ y - (y - s * r) @ (y - s * r)) / (2 * n)
    return lasso_objective(X, y, w, alpha) - dual


@misconception("X'r is a sum over n rows and alpha belongs to an average: the bound on X'r is n alpha.")
def n_forgotten_in_scale(X, y, w, alpha):
    r, n = y - X @ w, len(y)
    largest = np.max(np.abs(X.T @ r))
    s = min(1.0, alpha / largest) if largest > 0 else 1.0
    dual = (y @ y - (y - s * r) @ (y - s * r)) / (2 * n)
    return lasso_objective(X, y, w, alpha) - dual


@misconception("A dual point is feasible when no column exceeds the bound in magnitude: negative ones count as well.")
def sign_kept_in_scale(X, y, w, alpha):
    r, n = y - X @ w, len(y)
    largest = np.max(X.T @ r)
    s = min(1.0, n * alpha / largest) if largest != 0 else 1.0
    dual = (y @ y - (y - s * r) @ (y - s * r)) / (2 * n)
    return lasso_objective(X, y, w, alpha) - dual


@misconception("What is scaled is the residual, so its correlations with the columns set the scale, not those of y.")
def scale_from_y(X, y, w, alpha):
    r, n = y - X @ w, len(y)
    largest = np.max(np.abs(X.T @ y))
    s = min(1.0, n * alpha / largest) if largest > 0 else 1.0
    dual = (y @ y - (y - s * r) @ (y - s * r)) / (2 * n)
    return lasso_objective(X, y, w, alpha) - dual


@misconception(
    "Every column has a bound of its own: the largest of the correlations decides, not their overall length."
)
def euclidean_norm_in_scale(X, y, w, alpha):
    r, n = y - X @ w, len(y)
    length = np.linalg.norm(X.T @ r)
    s = min(1.0, n * alpha / length) if length > 0 else 1.0
    dual = (y @ y - (y - s * r) @ (y - s * r)) / (2 * n)
    return lasso_objective(X, y, w, alpha) - dual


@misconception("Primal and dual objective share the factor of one over two n: the dual was divided by n only.")
def dual_not_halved(X, y, w, alpha):
    r, n = y - X @ w, len(y)
    largest = np.max(np.abs(X.T @ r))
    s = min(1.0, n * alpha / largest) if largest > 0 else 1.0
    dual = (y @ y - (y - s * r) @ (y - s * r)) / n
    return lasso_objective(X, y, w, alpha) - dual


@misconception("The dual objective is a lower bound of the primal one: the gap is primal minus dual, never negative.")
def dual_minus_primal(X, y, w, alpha):
    r, n = y - X @ w, len(y)
    largest = np.max(np.abs(X.T @ r))
    s = min(1.0, n * alpha / largest) if largest > 0 else 1.0
    dual = (y @ y - (y - s * r) @ (y - s * r)) / (2 * n)
    return dual - lasso_objective(X, y, w, alpha)


@misconception("The primal objective is the whole Lasso objective: without its penalty it falls below the dual one.")
def penalty_forgotten(X, y, w, alpha):
    r, n = y - X @ w, len(y)
    largest = np.max(np.abs(X.T @ r))
    s = min(1.0, n * alpha / largest) if largest > 0 else 1.0
    dual = (y @ y - (y - s * r) @ (y - s * r)) / (2 * n)
    return r @ r / (2 * n) - dual


@misconception("The gap itself is asked for, in units of the objective; dividing it by the objective is a later step.")
def relative_to_primal(X, y, w, alpha):
    r, n = y - X @ w, len(y)
    largest = np.max(np.abs(X.T @ r))
    s = min(1.0, n * alpha / largest) if largest > 0 else 1.0
    dual = (y @ y - (y - s * r) @ (y - s * r)) / (2 * n)
    primal = lasso_objective(X, y, w, alpha)
    return (primal - dual) / primal


@misconception(
    "Where X'r is zero there is nothing to divide by: any scale is feasible then, and it is taken to be one."
)
def divides_by_zero(X, y, w, alpha):
    r, n = y - X @ w, len(y)
    s = min(1.0, n * alpha / float(np.max(np.abs(X.T @ r))))
    dual = (y @ y - (y - s * r) @ (y - s * r)) / (2 * n)
    return lasso_objective(X, y, w, alpha) - dual


@misconception("X'r = 0 is the optimum of least squares; the Lasso would still like the coefficients to be smaller.")
def zero_where_unrelated(X, y, w, alpha):
    r, n = y - X @ w, len(y)
    largest = np.max(np.abs(X.T @ r))
    if largest == 0:
        return 0.0
    s = min(1.0, n * alpha / largest)
    dual = (y @ y - (y - s * r) @ (y - s * r)) / (2 * n)
    return lasso_objective(X, y, w, alpha) - dual
