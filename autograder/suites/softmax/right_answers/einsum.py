"""Right answers in einsum."""

import numpy as np


def softmax(Z):
    powers = np.exp(Z - np.max(Z, axis=-1)[..., None])
    return np.einsum("ij,i->ij", powers, 1 / np.einsum("ij->i", powers))


def one_hot_targets(y, n_classes):
    return np.einsum("ij->ij", np.eye(n_classes)[y])


def cross_entropy_from_logits(Y, Z):
    moved = Z - np.max(Z, axis=1)[:, None]
    true = np.einsum("ij,ij->i", np.asarray(Y, dtype=float), moved)
    return np.einsum("i->", np.log(np.einsum("ij->i", np.exp(moved))) - true) / len(Z)


def softmax_gradient(X, Y, W, lam):
    misses = softmax(np.einsum("if,fj->ij", X, W)) - Y
    return np.einsum("if,ij->fj", X, misses) / len(X) + 2 * lam * W


def fit_softmax(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    X = np.asarray(X, dtype=float)
    Y, W = one_hot_targets(y, n_classes), np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - learning_rate * softmax_gradient(X, Y, W, lam)
    return W


def predict_classes(X, W):
    return np.argmax(np.einsum("if,fj->ij", X, W), axis=1)


def one_vs_rest_proba(X, W):
    Z = np.einsum("if,fj->ij", X, W)
    answers = (1 + np.tanh(Z / 2)) / 2
    return np.einsum("ij,i->ij", answers, 1 / answers.sum(axis=1))
