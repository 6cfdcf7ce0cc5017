"""Right answers by another road: masks, series, signed rows, damped and weighted least squares."""

import numpy as np


def sigmoid(z):
    values = np.atleast_1d(np.array(z, dtype=float))
    p = np.empty_like(values)
    up = values >= 0
    p[up] = 1 / (1 + np.exp(-values[up]))
    p[~up] = 1 - 1 / (1 + np.exp(values[~up]))
    return p.reshape(np.shape(z))


def logit(p):
    """The series 4d + 16/3 d^3 + ... close to one half, the difference of two logarithms elsewhere."""
    p = np.asarray(p, dtype=float)
    d = p - 0.5
    near = np.abs(d) < 1e-3
    series = 4 * d * (1 + 4 / 3 * d**2 + 16 / 5 * d**4)
    return np.where(near, series, np.log(p) - np.log(1 - p))


def log_loss_from_logits(y, z):
    wrong = np.concatenate([-np.array(z, dtype=float)[y == 1], np.array(z, dtype=float)[y == 0]])
    big, small = wrong[wrong > 30], wrong[wrong <= 30]
    return (big.sum() + np.log1p(np.exp(small)).sum()) / wrong.size


def logistic_cost(X, y, w, lam):
    signed = np.where(y == 1, -1.0, 1.0)[:, None] * X
    return np.logaddexp(0, signed @ w).mean() + lam * np.linalg.norm(w) ** 2


def logistic_gradient(X, y, w, lam):
    signed = np.where(y == 1, -1.0, 1.0)[:, None] * X
    return np.mean(signed * sigmoid(signed @ w)[:, None], axis=0) + 2 * lam * np.array(w, dtype=float)


def fit_gradient_descent(X, y, learning_rate, n_iter, lam=0.0):
    if n_iter == 0:
        return np.zeros(X.shape[1])
    before = fit_gradient_descent(X, y, learning_rate, n_iter - 1, lam)
    return before - learning_rate * logistic_gradient(X, y, before, lam)


def fit_newton(X, y, lam=0.0, max_iter=50, tol=1e-10):
    """Iteratively reweighted least squares, with halved steps where a whole one does not lower the cost."""
    n, k = X.shape
    w = np.zeros(k)
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if max(gradient.max(), -gradient.min()) < tol:
            break
        p = sigmoid(X @ w)
        root = np.sqrt(p * (1 - p) / n)
        rows = np.vstack([root[:, None] * X, np.sqrt(2 * lam) * np.eye(k)])
        inverse = np.linalg.pinv(rows.T @ rows)
        step = 1.0
        while (
            step > 1e-3
            and logistic_cost(X, y, w - step * inverse @ gradient, lam) > logistic_cost(X, y, w, lam) + 1e-13
        ):
            step /= 2
        w = w - step * inverse @ gradient
    return w


def predict_proba(X, w):
    return 1 - sigmoid(-np.dot(X, w))


def predict(X, w, threshold=0.5):
    return np.array([int(p >= threshold) for p in predict_proba(X, w)])
