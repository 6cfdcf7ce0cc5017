"""Right answers as an experienced NumPy user writes them: short, in the precision that went in."""

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def logit(p):
    p = np.asarray(p)
    with np.errstate(divide="ignore"):
        return np.where(np.abs(p - 0.5) < 0.25, 2 * np.arctanh(2 * p - 1), np.log(p) - np.log1p(-p))


def log_loss_from_logits(y, z):
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


def logistic_cost(X, y, w, lam):
    return log_loss_from_logits(y, X @ w) + lam * w @ w


def logistic_gradient(X, y, w, lam):
    return X.T @ (sigmoid(X @ w) - y) / len(X) + 2 * lam * w


def fit_gradient_descent(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        w -= learning_rate * logistic_gradient(X, y, w, lam)
    return w


def fit_newton(X, y, lam=0.0, max_iter=50, tol=1e-10):
    n, k = X.shape
    w = np.zeros(k)
    for _ in range(max_iter):
        p = sigmoid(X @ w)
        g = X.T @ (p - y) / n + 2 * lam * w
        if np.linalg.norm(g, np.inf) < tol:
            break
        w -= np.linalg.solve(X.T @ (X * (p * (1 - p))[:, None]) / n + 2 * lam * np.eye(k), g)
    return w


def predict_proba(X, w):
    return sigmoid(X @ w)


def predict(X, w, threshold=0.5):
    return np.where(predict_proba(X, w) >= threshold, 1, 0)
