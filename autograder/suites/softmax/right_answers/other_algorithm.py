"""Right answers by other ways: pairs of scores, logaddexp, an intermediate loss, sorting."""

import numpy as np


def softmax(Z):
    differences = Z[:, np.newaxis, :] - Z[:, :, np.newaxis]
    with np.errstate(over="ignore"):
        return 1 / np.exp(differences).sum(axis=2)


def one_hot_targets(y, n_classes):
    positions = np.zeros(len(y) * n_classes)
    positions[np.arange(len(y)) * n_classes + y] = 1.0
    return positions.reshape(len(y), n_classes)


def cross_entropy_from_logits(Y, Z):
    Z = np.asarray(Z, dtype=float)
    true = Z[np.arange(len(Z)), np.argmax(Y, axis=1)]
    return np.logaddexp.reduce(Z - true[:, np.newaxis], axis=1).mean()


def softmax_gradient(X, Y, W, lam):
    P = softmax(X @ W)
    G = 2.0 * lam * W
    for x, p, target in zip(X, P, Y, strict=True):
        G = G + np.outer(x, p - target) / len(X)
    return G


def fit_softmax(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    def steps(W, left):
        if left == 0:
            return W
        Y = one_hot_targets(y, n_classes)
        return steps(W - learning_rate * softmax_gradient(X, Y, W, lam), left - 1)

    return steps(np.zeros((X.shape[1], n_classes)), n_iter)


def predict_classes(X, W):
    return np.argsort(-(X @ W).astype(float), axis=1, kind="stable")[:, 0]


def one_vs_rest_proba(X, W):
    odds = np.exp(np.minimum(X @ W, 700.0))
    answers = odds / (1 + odds)
    return (answers.T / answers.T.sum(axis=0)).T
