"""Wrong ideas about coordinate descent for the Lasso."""

import numpy as np

from sparsecraft import coordinate_step, soft_threshold
from sparsecraft_grader.checks import misconception


@misconception(
    "Each step must see the steps before it in the same sweep; computing them all from the old w can diverge."
)
def all_from_the_old_w(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        new = np.array([coordinate_step(X, y, w, j, alpha) for j in range(len(w))])
        change, w = np.max(np.abs(new - w)), new
        if change < tol:
            break
    return w


@misconception("A sweep visits every coordinate: the last column has the number p - 1, so the range ends at p.")
def last_column_skipped(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        old = w.copy()
        for j in range(len(w) - 1):
            w[j] = coordinate_step(X, y, w, j, alpha)
        if np.max(np.abs(w - old)) < tol:
            break
    return w


@misconception("No coefficient is an intercept here: the first one is penalised like every other.")
def first_coefficient_free(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        old = w.copy()
        for j in range(len(w)):
            w[j] = coordinate_step(X, y, w, j, alpha if j else 0.0)
        if np.max(np.abs(w - old)) < tol:
            break
    return w


@misconception("One coordinate that stays put says nothing about the others: decide after the sweep, not inside it.")
def stops_inside_the_sweep(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        for j in range(len(w)):
            old = w[j]
            w[j] = coordinate_step(X, y, w, j, alpha)
            if abs(w[j] - old) < tol:
                return w
    return w


@misconception("A coefficient that falls has moved as well: the change counts with its magnitude.")
def falling_counts_as_still(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        old = w.copy()
        for j in range(len(w)):
            w[j] = coordinate_step(X, y, w, j, alpha)
        if np.max(w - old) < tol:
            break
    return w


@misconception(
    "tol bounds the largest change, not a sum of squares: squares of small changes are below it far too soon."
)
def squared_change(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        old = w.copy()
        for j in range(len(w)):
            w[j] = coordinate_step(X, y, w, j, alpha)
        if np.sum((w - old) ** 2) < tol:
            break
    return w


@misconception("The change of the last column alone can be zero at once: keep the largest change of the whole sweep.")
def only_last_change_watched(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        change = 0.0
        for j in range(len(w)):
            old = w[j]
            w[j] = coordinate_step(X, y, w, j, alpha)
            change = abs(w[j] - old)
        if change < tol:
            break
    return w


@misconception("One sweep is rarely enough: it returns inside the loop, so the others never happen.")
def single_sweep(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        for j in range(len(w)):
            w[j] = coordinate_step(X, y, w, j, alpha)
        return w
    return w


@misconception("The fit is averaged over n rows: without that n, alpha acts as if it were n times smaller.")
def n_forgotten(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        old = w.copy()
        for j in range(len(w)):
            w[j] = coordinate_step(X, y, w, j, alpha / len(y))
        if np.max(np.abs(w - old)) < tol:
            break
    return w


@misconception("The residual belongs to the current w: when a coefficient moves, the residual has to follow.")
def residual_never_updated(X, y, alpha, max_iter=1000, tol=1e-8):
    w, n = np.zeros(X.shape[1]), len(y)
    residual = y - X @ w
    for _ in range(max_iter):
        old = w.copy()
        for j in range(len(w)):
            curvature = X[:, j] @ X[:, j] / n
            if curvature > 0:
                w[j] = soft_threshold(X[:, j] @ residual / n, alpha) / curvature
        if np.max(np.abs(w - old)) < tol:
            break
    return w


@misconception("Shrinking the least-squares coefficients is the Lasso only for orthogonal columns; these overlap.")
def least_squares_shrunk(X, y, alpha, max_iter=1000, tol=1e-8):
    return soft_threshold(np.linalg.lstsq(X, y, rcond=None)[0], alpha)


@misconception("X and y are taken as given: this problem has no intercept, so nothing is centred.")
def centred(X, y, alpha, max_iter=1000, tol=1e-8):
    X, y = X - X.mean(axis=0), y - y.mean()
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        old = w.copy()
        for j in range(len(w)):
            w[j] = coordinate_step(X, y, w, j, alpha)
        if np.max(np.abs(w - old)) < tol:
            break
    return w


@misconception("A column of zeros has no mean square to divide by: pass over it, or nan spreads to every coefficient.")
def zero_column_divides(X, y, alpha, max_iter=1000, tol=1e-8):
    w, n = np.zeros(X.shape[1]), len(y)
    for _ in range(max_iter):
        old = w.copy()
        for j in range(len(w)):
            partial = y - X @ w + X[:, j] * w[j]
            w[j] = soft_threshold(X[:, j] @ partial / n, alpha) / (X[:, j] @ X[:, j] / n)
        if np.max(np.abs(w - old)) < tol:
            break
    return w


@misconception("Coefficients that start as whole numbers stay whole numbers: start from zeros that are floats.")
def whole_coefficients(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros_like(X[0])
    for _ in range(max_iter):
        old = w.copy()
        for j in range(len(w)):
            w[j] = coordinate_step(X, y, w, j, alpha)
        if np.max(np.abs(w - old)) < tol:
            break
    return w


@misconception("A second name for y is no copy: a residual that is updated in place overwrites the caller's y.")
def overwrites_y(X, y, alpha, max_iter=1000, tol=1e-8):
    w, n, residual = np.zeros(X.shape[1]), len(y), y
    for _ in range(max_iter):
        old = w.copy()
        for j in range(len(w)):
            curvature = X[:, j] @ X[:, j] / n
            if curvature > 0:
                new = soft_threshold(X[:, j] @ residual / n + curvature * w[j], alpha) / curvature
                residual -= X[:, j] * (new - w[j])
                w[j] = new
        if np.max(np.abs(w - old)) < tol:
            break
    return w


@misconception("Running out of sweeps is no reason to come back with nothing: return the coefficients reached so far.")
def nothing_when_cut_short(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        old = w.copy()
        for j in range(len(w)):
            w[j] = coordinate_step(X, y, w, j, alpha)
        if np.max(np.abs(w - old)) < tol:
            return w
    return None


@misconception("The coefficients alone are asked for: how many sweeps it took is not part of the answer.")
def sweeps_returned_too(X, y, alpha, max_iter=1000, tol=1e-8):
    w, sweeps = np.zeros(X.shape[1]), 0
    for _ in range(max_iter):
        sweeps += 1
        old = w.copy()
        for j in range(len(w)):
            w[j] = coordinate_step(X, y, w, j, alpha)
        if np.max(np.abs(w - old)) < tol:
            break
    return w, sweeps
