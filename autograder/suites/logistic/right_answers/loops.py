"""Right answers in plain Python loops: arrays are only indexed."""

import numpy as np


def sigmoid(z):
    if np.ndim(z) == 0:
        if z >= 0:
            return 1 / (1 + np.exp(-z))
        return np.exp(z) / (1 + np.exp(z))
    p = np.zeros(np.shape(z))
    for index in np.ndindex(np.shape(z)):
        p[index] = sigmoid(float(z[index]))
    return p


def logit(p):
    if np.ndim(p) == 0:
        p = float(p)
        if abs(p - 0.5) < 0.1:
            return np.log1p((2 * p - 1) / (1 - p))
        return np.log(p) - np.log(1 - p)
    z = np.zeros(np.shape(p))
    for index in np.ndindex(np.shape(p)):
        z[index] = logit(p[index])
    return z


def log_loss_from_logits(y, z):
    total = 0.0
    for i in range(len(y)):
        score = float(z[i])
        wrong = -score if y[i] == 1 else score
        total += max(wrong, 0.0) + np.log1p(np.exp(-abs(wrong)))
    return total / len(y)


def logistic_cost(X, y, w, lam):
    scores, penalty = [], 0.0
    for i in range(len(y)):
        scores.append(sum(float(X[i, j]) * float(w[j]) for j in range(len(w))))
    for coefficient in w:
        penalty += float(coefficient) ** 2
    return log_loss_from_logits(y, scores) + lam * penalty


def logistic_gradient(X, y, w, lam):
    gradient = [2 * lam * float(coefficient) for coefficient in w]
    for i in range(len(y)):
        score = sum(float(X[i, j]) * float(w[j]) for j in range(len(w)))
        miss = sigmoid(score) - int(y[i])
        for j in range(len(w)):
            gradient[j] += miss * float(X[i, j]) / len(y)
    return np.array(gradient)


def fit_gradient_descent(X, y, learning_rate, n_iter, lam=0.0):
    w = [0.0] * X.shape[1]
    step = 0
    while step < n_iter:
        gradient = logistic_gradient(X, y, w, lam)
        for j in range(len(w)):
            w[j] -= learning_rate * gradient[j]
        step += 1
    return np.array(w)


def fit_newton(X, y, lam=0.0, max_iter=50, tol=1e-10):
    n, k = X.shape
    w = np.zeros(k)
    for _ in range(max_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if all(abs(slope) < tol for slope in gradient):
            return w
        hessian = np.zeros((k, k))
        for i in range(n):
            p = sigmoid(sum(float(X[i, j]) * w[j] for j in range(k)))
            for a in range(k):
                for b in range(k):
                    hessian[a, b] += p * (1 - p) * float(X[i, a]) * float(X[i, b]) / n
        for a in range(k):
            hessian[a, a] += 2 * lam
        w = w - np.linalg.solve(hessian, gradient)
    return w


def predict_proba(X, w):
    probabilities = np.zeros(X.shape[0])
    for i in range(X.shape[0]):
        score = 0.0
        for j in range(X.shape[1]):
            score += float(X[i, j]) * float(w[j])
        probabilities[i] = sigmoid(score)
    return probabilities


def predict(X, w, threshold=0.5):
    labels = np.zeros(len(X), dtype=int)
    for i, p in enumerate(predict_proba(X, w)):
        if p >= threshold:
            labels[i] = 1
    return labels
