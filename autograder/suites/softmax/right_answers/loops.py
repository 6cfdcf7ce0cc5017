"""Right answers in plain loops."""

import numpy as np


def softmax(Z):
    P = np.zeros(Z.shape)
    for i in range(Z.shape[0]):
        largest = Z[i, 0]
        for j in range(Z.shape[1]):
            if Z[i, j] > largest:
                largest = Z[i, j]
        total = 0.0
        for j in range(Z.shape[1]):
            P[i, j] = np.exp(Z[i, j] - largest)
            total += P[i, j]
        for j in range(Z.shape[1]):
            P[i, j] /= total
    return P


def one_hot_targets(y, n_classes):
    Y = np.zeros((len(y), n_classes))
    for i in range(len(y)):
        Y[i, y[i]] = 1
    return Y


def cross_entropy_from_logits(Y, Z):
    cost = 0.0
    for i in range(len(Z)):
        c = int(np.argmax(Y[i]))
        largest = max(Z[i])
        total = 0.0
        for j in range(Z.shape[1]):
            total += np.exp(Z[i, j] - largest)
        cost += largest - Z[i, c] + np.log(total)
    return cost / len(Z)


def softmax_gradient(X, Y, W, lam):
    P = softmax(X @ W)
    G = np.zeros(W.shape)
    for f in range(W.shape[0]):
        for j in range(W.shape[1]):
            for i in range(len(X)):
                G[f, j] += X[i, f] * (P[i, j] - Y[i, j])
            G[f, j] = G[f, j] / len(X) + 2 * lam * W[f, j]
    return G


def fit_softmax(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    step = 0
    while step < n_iter:
        G = softmax_gradient(X, Y, W, lam)
        for f in range(W.shape[0]):
            for j in range(n_classes):
                W[f, j] = W[f, j] - learning_rate * G[f, j]
        step += 1
    return W


def predict_classes(X, W):
    classes = []
    for x in X:
        best, best_score = 0, None
        for j in range(W.shape[1]):
            score = sum(x[f] * W[f, j] for f in range(len(x)))
            if best_score is None or score > best_score:
                best, best_score = j, score
        classes.append(best)
    return np.array(classes)


def one_vs_rest_proba(X, W):
    Q = np.zeros((len(X), W.shape[1]))
    for i in range(len(X)):
        for j in range(W.shape[1]):
            z = float(X[i] @ W[:, j])
            Q[i, j] = 1 / (1 + np.exp(-z)) if z >= 0 else np.exp(z) / (1 + np.exp(z))
        Q[i] /= Q[i].sum()
    return Q
