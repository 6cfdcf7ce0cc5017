"""Wrong ideas about Newton's method."""

import numpy as np

from sparsecraft import logistic_gradient, sigmoid
from sparsecraft_grader.checks import misconception


@misconception("A step against the gradient is gradient descent; Newton's step solves with the Hessian first.")
def gradient_descent(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(np.abs(gradient)) < tol:
            break
        w = w - gradient
    return w


@misconception("One step is exact only where the curvature stays the same: take it again from where you are.")
def only_one_step(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w, p = np.zeros(X.shape[1]), np.full(len(y), 0.5)
    hessian = (X.T * (p * (1 - p))) @ X / len(y) + 2 * lam * np.eye(len(w))
    return w - np.linalg.lstsq(hessian, logistic_gradient(X, y, w, lam), rcond=None)[0]


@misconception("The curvature changes with w: the Hessian of the start makes slow steps everywhere else.")
def hessian_never_renewed(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    hessian = X.T @ X / (4 * len(y)) + 2 * lam * np.eye(len(w))
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(np.abs(gradient)) < tol:
            break
        w = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    return w


@misconception("Each row counts with p times one minus p in the Hessian: without it that is linear regression's.")
def weights_forgotten(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    hessian = X.T @ X / len(y) + 2 * lam * np.eye(len(w))
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(np.abs(gradient)) < tol:
            break
        w = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    return w


@misconception(
    "Gradient and Hessian are means over the same rows: with a sum in the Hessian the steps are far too short."
)
def n_forgotten_in_hessian(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(np.abs(gradient)) < tol:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X + 2 * lam * np.eye(len(w))
        w = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    return w


@misconception("The step goes against the gradient: here it goes uphill.")
def uphill(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(np.abs(gradient)) < tol:
            break
        weight = np.exp(-np.abs(X @ w)) / (1 + np.exp(-np.abs(X @ w))) ** 2
        hessian = (X.T * weight) @ X / len(y) + 2 * lam * np.eye(len(w))
        w = w + np.linalg.lstsq(np.nan_to_num(hessian), np.nan_to_num(gradient), rcond=None)[0]
    return w


@misconception("The curvatures across two coefficients count as well: the diagonal alone is not the Hessian.")
def only_the_diagonal(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(np.abs(gradient)) < tol:
            break
        p = sigmoid(X @ w)
        w = w - gradient / (np.mean((X**2).T * (p * (1 - p)), axis=1) + 2 * lam + 1e-12)
    return w


@misconception(
    "The system has to be solved: multiplying with the Hessian does the opposite of dividing by the curvature."
)
def multiplied_with_the_hessian(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(np.abs(gradient)) < tol:
            break
        p = sigmoid(X @ w)
        w = w - ((X.T * (p * (1 - p))) @ X / len(y) + 2 * lam * np.eye(len(w))) @ gradient
    return w


@misconception("The penalty adds to the curvature as well: without two lam on the diagonal the steps overshoot.")
def penalty_missing_in_hessian(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(np.abs(gradient)) < tol:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y)
        w = w - np.linalg.lstsq(np.nan_to_num(hessian), np.nan_to_num(gradient), rcond=None)[0]
    return w


@misconception(
    "The two of the penalty's slope stays in its curvature: lam alone on the diagonal makes the steps overshoot."
)
def penalty_halved_in_hessian(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(np.abs(gradient)) < tol:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y) + lam * np.eye(len(w))
        w = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    return w


@misconception(
    "lam is added to the diagonal of the Hessian only: added to all of it, it ties the coefficients together."
)
def penalty_on_the_whole_hessian(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(np.abs(gradient)) < tol:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y) + 2 * lam
        w = w - np.linalg.lstsq(np.nan_to_num(hessian), np.nan_to_num(gradient), rcond=None)[0]
    return w


@misconception("lam belongs to the cost that is minimised: it has to be in the gradient and in the Hessian.")
def lam_ignored(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, 0.0)
        if np.max(np.abs(gradient)) < tol:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y)
        w = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    return w


@misconception("Damping the steps with lam is not a penalty: the gradient has to contain its slope as well.")
def penalty_missing_in_gradient(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, 0.0)
        if np.max(np.abs(gradient)) < tol:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y) + 2 * lam * np.eye(len(w))
        w = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    return w


@misconception("The slope of lam times w squared is two lam w, and its curvature two lam: both are halved here.")
def penalty_halved(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam / 2)
        if np.max(np.abs(gradient)) < tol:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y) + lam * np.eye(len(w))
        w = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    return w


@misconception("Only the loss is a mean over the rows: with sums everywhere else, lam counts n times too little.")
def penalty_over_n(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam / len(y))
        if np.max(np.abs(gradient)) < tol:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y) + 2 * lam / len(y) * np.eye(len(w))
        w = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    return w


@misconception("No coefficient is an intercept here: the first one feels the penalty like every other.")
def first_coefficient_free(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w, penalised = np.zeros(X.shape[1]), np.where(np.arange(X.shape[1]) == 0, 0.0, 2 * lam)
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, 0.0) + penalised * w
        if np.max(np.abs(gradient)) < tol:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y) + np.diag(penalised)
        w = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    return w


@misconception("A slope that is strongly negative is not small: compare magnitudes with tol.")
def negative_slopes_count_as_small(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(gradient) < tol:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y) + 2 * lam * np.eye(len(w))
        w = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    return w


@misconception("tol bounds the slopes themselves: their squares are below it long before they are.")
def squared_slopes(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if gradient @ gradient < tol:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y) + 2 * lam * np.eye(len(w))
        w = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    return w


@misconception("The caller says with tol how small the slopes have to be: a bound of one's own stops too early.")
def tol_ignored(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(np.abs(gradient)) < 1e-6:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y) + 2 * lam * np.eye(len(w))
        w = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    return w


@misconception("The best coefficients of linear regression minimise squared errors, not the log loss.")
def linear_regression(X, y, lam=0.0, max_iter=50, tol=1e-10):
    return np.linalg.solve(X.T @ X / len(y) + 2 * lam * np.eye(X.shape[1]), X.T @ y / len(y))


@misconception("X is taken as given: standardising is the caller's business, since the coefficients depend on it.")
def columns_standardised(X, y, lam=0.0, max_iter=50, tol=1e-10):
    X, w = (X - X.mean(axis=0)) / X.std(axis=0), np.zeros(X.shape[1])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(np.abs(gradient)) < tol:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y) + 2 * lam * np.eye(len(w))
        w = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    return w


@misconception("Only w is asked for: return it alone, without the number of steps.")
def steps_returned(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w, steps = np.zeros(X.shape[1]), 0
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(np.abs(gradient)) < tol:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y) + 2 * lam * np.eye(len(w))
        w, steps = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0], steps + 1
    return w, steps


@misconception("Zeros in the likeness of whole numbers stay whole, and every step is cut off: start from floats.")
def whole_numbers_at_the_start(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros_like(X[0])
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.max(np.abs(gradient)) < tol:
            break
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y) + 2 * lam * np.eye(len(w))
        w[:] = w - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    return w


@misconception("Look at the slopes before a step: where classes separate, steps stay long until all weights are 0.")
def stops_by_the_length_of_steps(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        p = sigmoid(X @ w)
        hessian = (X.T * (p * (1 - p))) @ X / len(y) + 2 * lam * np.eye(len(w))
        step = np.linalg.solve(hessian, logistic_gradient(X, y, w, lam))
        w = w - step
        if np.max(np.abs(step)) < tol:
            break
    return w
