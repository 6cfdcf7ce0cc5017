"""Right answers in plain Python loops: arrays are only indexed."""

import numpy as np


def residual_sum_of_squares(X, y, w):
    total = 0.0
    for i in range(len(y)):
        predicted = 0.0
        for j in range(len(w)):
            predicted += float(X[i, j]) * float(w[j])
        total += (float(y[i]) - predicted) ** 2
    return total


def lasso_objective(X, y, w, alpha):
    penalty = 0.0
    for coefficient in w:
        penalty += abs(float(coefficient))
    return residual_sum_of_squares(X, y, w) / 2 / len(y) + alpha * penalty


def soft_threshold(z, threshold):
    if np.ndim(z) == 0:
        if z > threshold:
            return float(z) - threshold
        if z < -threshold:
            return float(z) + threshold
        return 0.0
    shrunk = np.zeros(np.shape(z))
    for index in np.ndindex(np.shape(z)):
        shrunk[index] = soft_threshold(z[index], threshold)
    return shrunk


def alpha_max(X, y):
    largest = 0.0
    for j in range(X.shape[1]):
        product = 0.0
        for i in range(len(y)):
            product += float(X[i, j]) * float(y[i])
        largest = max(largest, abs(product))
    return largest / len(y)


def coordinate_step(X, y, w, j, alpha):
    n_samples, pull, curvature = len(y), 0.0, 0.0
    for i in range(n_samples):
        partial = float(y[i])
        for k in range(len(w)):
            if k != j:
                partial -= float(X[i, k]) * float(w[k])
        pull += float(X[i, j]) * partial / n_samples
        curvature += float(X[i, j]) ** 2 / n_samples
    if curvature == 0:
        return 0.0
    return soft_threshold(pull, alpha) / curvature


def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        largest_change = 0.0
        for j in range(len(w)):
            new = coordinate_step(X, y, w, j, alpha)
            largest_change = max(largest_change, abs(new - w[j]))
            w[j] = new
        if largest_change < tol:
            return w
    return w


def duality_gap(X, y, w, alpha):
    n_samples, n_features = X.shape
    residual = []
    for i in range(n_samples):
        residual.append(float(y[i]) - sum(float(X[i, j]) * float(w[j]) for j in range(n_features)))
    largest = 0.0
    for j in range(n_features):
        largest = max(largest, abs(sum(float(X[i, j]) * residual[i] for i in range(n_samples))))
    scale = 1.0
    if largest > n_samples * alpha:
        scale = n_samples * alpha / largest
    dual = 0.0
    for i in range(n_samples):
        dual += (float(y[i]) ** 2 - (float(y[i]) - scale * residual[i]) ** 2) / (2 * n_samples)
    return lasso_objective(X, y, w, alpha) - dual
