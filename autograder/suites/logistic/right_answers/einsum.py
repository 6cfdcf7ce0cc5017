"""Right answers by contractions: einsum, tensordot, vdot, inner."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, dtype=np.float64)
    return np.exp(-np.logaddexp(0, -z))


def logit(p):
    p = np.asarray(p, dtype=np.float64)
    side = np.where(p < 0.5, -1.0, 1.0)
    smaller = np.where(p < 0.5, p, 1 - p)
    return np.einsum("...,...->...", side, np.log1p((1 - 2 * smaller) / smaller))


def log_loss_from_logits(y, z):
    weights = np.full(len(y), 1 / len(y))
    return np.einsum("i,i->", weights, np.logaddexp(0, z) - y * np.asarray(z, dtype=float))


def logistic_cost(X, y, w, lam):
    z = np.einsum("ij,j->i", X, w)
    return log_loss_from_logits(y, z) + lam * np.vdot(w, w)


def logistic_gradient(X, y, w, lam):
    surplus = sigmoid(np.tensordot(X, w, axes=1)) - y
    return np.einsum("ij,i->j", X, surplus) / X.shape[0] + lam * np.add(w, w)


def fit_gradient_descent(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        surplus = sigmoid(np.einsum("ij,j->i", X, w)) - y
        w = (1 - 2 * learning_rate * lam) * w - learning_rate / len(y) * np.einsum("ij,i->j", X, surplus)
    return w


def fit_newton(X, y, lam=0.0, max_iter=50, tol=1e-10):
    w = np.zeros(X.shape[1])
    gradient = logistic_gradient(X, y, w, lam)
    while max_iter > 0 and np.abs(gradient).max() >= tol:
        p = sigmoid(np.inner(X, w))
        hessian = np.einsum("i,ij,ik->jk", p * (1 - p), X, X) / len(y)
        hessian[np.diag_indices_from(hessian)] += 2 * lam
        w = w - np.linalg.inv(hessian) @ gradient
        gradient, max_iter = logistic_gradient(X, y, w, lam), max_iter - 1
    return w


def predict_proba(X, w):
    return sigmoid(np.einsum("ij,j->i", X, w))


def predict(X, w, threshold=0.5):
    return np.greater_equal(predict_proba(X, w), threshold).astype(np.int32)
