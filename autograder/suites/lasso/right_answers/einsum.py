"""Right answers by contractions: einsum, tensordot, vdot, inner."""

import numpy as np


def residual_sum_of_squares(X, y, w):
    residual = y - np.einsum("ij,j->i", X, w)
    return np.einsum("i,i->", residual, residual)


def lasso_objective(X, y, w, alpha):
    residual = y - np.tensordot(X, w, axes=1)
    return np.vdot(residual, residual) / (2 * y.size) + alpha * np.inner(np.sign(w), w)


def soft_threshold(z, threshold):
    z = np.asarray(z, dtype=np.float64)
    beyond = np.greater(np.abs(z), threshold)
    return np.einsum("...,...->...", beyond.astype(float), z - threshold * np.sign(z))


def alpha_max(X, y):
    return np.sqrt(np.square(np.einsum("ij,i->j", X, y, dtype=float)).max()) / X.shape[0]


def coordinate_step(X, y, w, j, alpha):
    X = X.astype(float)
    gram = np.einsum("ij,i->j", X, X[:, j]) / len(X)
    others = np.array(w, dtype=float)
    others[j] = 0.0
    pull = np.einsum("i,i->", X[:, j], y) / len(X) - np.inner(gram, others)
    return 0.0 if gram[j] == 0 else soft_threshold(pull, alpha) / gram[j]


def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8):
    X = X.astype(float)
    gram = np.einsum("ij,ik->jk", X, X) / len(X)
    inner = np.einsum("ij,i->j", X, y) / len(X)
    w = np.zeros(len(gram))
    for _ in range(max_iter):
        old = w.copy()
        for j in range(len(w)):
            if gram[j, j] > 0:
                pull = inner[j] - np.einsum("k,k->", gram[j], w) + gram[j, j] * w[j]
                w[j] = soft_threshold(pull, alpha) / gram[j, j]
        if np.einsum("j->", np.abs(w - old)) < tol:
            break
    return w


def duality_gap(X, y, w, alpha):
    n = y.size
    residual = y - np.einsum("ij,j->i", X, w)
    bound = np.abs(np.einsum("ij,i->j", X, residual)).max()
    theta = residual * (1.0 if bound <= n * alpha else n * alpha / bound) / n
    dual = np.vdot(y, theta) - n / 2 * np.vdot(theta, theta)
    return lasso_objective(X, y, w, alpha) - dual
