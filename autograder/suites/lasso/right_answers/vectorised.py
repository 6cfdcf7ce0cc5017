"""Right answers as an experienced NumPy user writes them: short, in the precision that went in."""

import numpy as np


def residual_sum_of_squares(X, y, w):
    return np.sum((y - X @ w) ** 2)


def lasso_objective(X, y, w, alpha):
    return np.mean((y - X @ w) ** 2) / 2 + alpha * np.linalg.norm(w, 1)


def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


def alpha_max(X, y):
    return np.linalg.norm(X.T @ y, np.inf) / len(X)


def coordinate_step(X, y, w, j, alpha):
    x = X[:, j]
    norm = x @ x
    if norm == 0:
        return 0.0
    return soft_threshold(x @ (y - X @ w) + norm * w[j], len(y) * alpha) / norm


def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros(X.shape[1])
    r = y.astype(float)
    norms = (X**2).sum(axis=0)
    for _ in range(max_iter):
        before = w.copy()
        for j in norms.nonzero()[0]:
            new = soft_threshold(X[:, j] @ r + norms[j] * w[j], len(y) * alpha) / norms[j]
            r += X[:, j] * (w[j] - new)
            w[j] = new
        if np.abs(w - before).max() < tol:
            break
    return w


def duality_gap(X, y, w, alpha):
    r, n = y - X @ w, len(y)
    with np.errstate(divide="ignore"):
        s = min(1, n * alpha / np.max(np.abs(X.T @ r)))
    return lasso_objective(X, y, w, alpha) - (np.sum(y**2) - np.sum((y - s * r) ** 2)) / (2 * n)
