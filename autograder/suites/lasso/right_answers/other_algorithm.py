"""Right answers by another road: expanded squares, cases, covariance updates, sweeps in random order."""

import numpy as np


def residual_sum_of_squares(X, y, w):
    stacked = np.column_stack([X, y]).astype(float)
    direction = np.append(w, -1.0)
    return float(direction @ (stacked.T @ stacked) @ direction)


def lasso_objective(X, y, w, alpha):
    positive, negative = np.maximum(w, 0), np.maximum(-w, 0)
    spread = np.linalg.norm(y - X @ (positive - negative)) / np.sqrt(len(y))
    return spread**2 / 2 + alpha * (positive + negative).sum()


def soft_threshold(z, threshold):
    return np.maximum(z, threshold) + np.minimum(z, -threshold)


def alpha_max(X, y):
    products = np.array(X, dtype=float).T.dot(y) / len(y)
    return max(products.max(), -products.min())


def coordinate_step(X, y, w, j, alpha):
    """The derivative is piecewise linear: look for its root on either side of zero."""
    others = np.delete(np.arange(len(w)), j)
    partial = y - X[:, others] @ w[others]
    a, b = np.mean(np.square(X[:, j], dtype=float)), np.mean(X[:, j] * partial)
    if a == 0:
        return 0.0
    if (b - alpha) / a > 0:
        return (b - alpha) / a
    if (b + alpha) / a < 0:
        return (b + alpha) / a
    return 0.0


def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8):
    rng = np.random.default_rng(0)
    X = X.astype(float)
    n, p = X.shape
    gram, pull, w = X.T @ X / n, X.T @ y / n, np.zeros(p)
    for _ in range(max_iter):
        largest = 0.0
        for j in rng.permutation(p):
            if gram[j, j] == 0:
                continue
            target = pull[j] + gram[j, j] * w[j]
            step = (target - np.clip(target, -alpha, alpha)) / gram[j, j] - w[j]
            w[j] += step
            pull -= gram[:, j] * step
            largest = max(largest, abs(step))
        if largest < tol:
            break
    # Adding a step may leave the last bit of a coefficient that went to zero.
    w[np.abs(w) < 1e-14] = 0.0
    return w


def duality_gap(X, y, w, alpha):
    n, r = len(y), y - X @ w
    largest = np.abs(X.T @ r).max()
    s = n * alpha / max(largest, n * alpha)
    penalty = alpha * np.abs(w).sum()
    return (1 - s) ** 2 * (r @ r) / (2 * n) + penalty - s * (r @ (X @ w)) / n
