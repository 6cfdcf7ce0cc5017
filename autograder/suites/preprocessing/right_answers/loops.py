"""Right answers in plain loops."""

import numpy as np


class StandardScaler:
    def fit(self, X):
        n, p = X.shape
        self.mean_, self.scale_ = np.zeros(p), np.ones(p)
        for j in range(p):
            total = 0.0
            for i in range(n):
                total += X[i, j]
            self.mean_[j] = total / n
            squares = 0.0
            for i in range(n):
                squares += (X[i, j] - self.mean_[j]) ** 2
            if squares > 0:
                self.scale_[j] = np.sqrt(squares / n)
        return self

    def transform(self, X):
        scaled = np.zeros(X.shape)
        for i in range(X.shape[0]):
            for j in range(X.shape[1]):
                scaled[i, j] = (X[i, j] - self.mean_[j]) / self.scale_[j]
        return scaled

    def inverse_transform(self, X):
        restored = np.zeros(X.shape)
        for i in range(X.shape[0]):
            for j in range(X.shape[1]):
                restored[i, j] = X[i, j] * self.scale_[j] + self.mean_[j]
        return restored


def min_max_scale(X):
    scaled = np.zeros(X.shape)
    for j in range(X.shape[1]):
        low = high = X[0, j]
        for x in X[:, j]:
            low, high = min(low, x), max(high, x)
        if high > low:
            for i in range(len(X)):
                scaled[i, j] = (X[i, j] - low) / (high - low)
    return scaled


def robust_scale(X):
    scaled = np.zeros(X.shape)
    for j in range(X.shape[1]):
        column = sorted(float(x) for x in X[:, j])
        quartiles = []
        for share in (0.25, 0.5, 0.75):
            place = share * (len(column) - 1)
            below = int(place)
            above = min(below + 1, len(column) - 1)
            quartiles.append(column[below] + (place - below) * (column[above] - column[below]))
        span = quartiles[2] - quartiles[0]
        for i in range(len(X)):
            scaled[i, j] = (X[i, j] - quartiles[1]) / (span if span != 0 else 1)
    return scaled


def one_hot(labels, drop_first=False):
    kinds = sorted(set(labels.tolist()))
    if drop_first:
        kinds = kinds[1:]
    table = np.zeros((len(labels), len(kinds)))
    for i, label in enumerate(labels.tolist()):
        for j, kind in enumerate(kinds):
            if label == kind:
                table[i, j] = 1.0
    return table


def variance_inflation_factors(X):
    X = X.astype(float)
    p = X.shape[1]
    factors = np.zeros(p)
    for j in range(p):
        column = X[:, j] - X[:, j].mean()
        length = np.sqrt(column @ column)
        if length == 0:
            factors[j] = np.inf
            continue
        residual, basis = column / length, []
        for k in range(p):
            if k == j:
                continue
            other = X[:, k] - X[:, k].mean()
            size = np.sqrt(other @ other)
            for _ in range(2):
                for direction in basis:
                    other = other - (other @ direction) * direction
            if size > 0 and np.sqrt(other @ other) > 1e-9 * size:
                basis.append(other / np.sqrt(other @ other))
        for _ in range(2):
            for direction in basis:
                residual = residual - (residual @ direction) * direction
        left = residual @ residual
        factors[j] = 1 / left if left >= 1e-12 else np.inf
    return factors
