"""Right answers in whole-array NumPy."""

import numpy as np


def softmax(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def one_hot_targets(y, n_classes):
    return (y[:, np.newaxis] == np.arange(n_classes)).astype(float)


def cross_entropy_from_logits(Y, Z):
    largest = Z.max(axis=1, keepdims=True)
    log_sums = largest + np.log(np.exp(Z - largest).sum(axis=1, keepdims=True))
    return np.mean(np.sum(Y * (log_sums - Z), axis=1))


def softmax_gradient(X, Y, W, lam):
    return X.T @ (softmax(X @ W) - Y) / X.shape[0] + 2 * lam * W


def fit_softmax(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y, W = one_hot_targets(y, n_classes), np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W -= learning_rate * softmax_gradient(X, Y, W, lam)
    return W


def predict_classes(X, W):
    return (X @ W).argmax(axis=1)


def one_vs_rest_proba(X, W):
    with np.errstate(over="ignore"):
        answers = 1 / (1 + np.exp(-(X @ W)))
    return answers / answers.sum(axis=1, keepdims=True)
