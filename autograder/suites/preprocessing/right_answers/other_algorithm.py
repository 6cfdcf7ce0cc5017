"""Right answers by other ways: running moments, sorting, dictionaries, projections from a QR decomposition."""

import numpy as np


class StandardScaler:
    def __init__(self):
        self.mean_ = self.scale_ = None

    def fit(self, X):
        mean, squares = np.zeros(X.shape[1]), np.zeros(X.shape[1])
        for count, row in enumerate(X, start=1):
            step = row - mean
            mean = mean + step / count
            squares = squares + step * (row - mean)
        self.mean_ = mean
        self.scale_ = np.array([np.sqrt(s / len(X)) if s > 0 else 1.0 for s in squares])
        return self

    def transform(self, X):
        return ((X - self.mean_).T / self.scale_[:, None]).T

    def inverse_transform(self, X):
        return X @ np.diag(self.scale_) + self.mean_


def min_max_scale(X):
    ordered = np.sort(X, axis=0).astype(float)
    with np.errstate(invalid="ignore", divide="ignore"):
        scaled = (X - ordered[0]) / (ordered[-1] - ordered[0])
    return np.nan_to_num(scaled)


def robust_scale(X):
    columns = []
    for column in X.T:
        ordered = np.sort(column.astype(float))
        low, middle, high = np.interp([0.25, 0.5, 0.75], np.linspace(0, 1, len(ordered)), ordered)
        columns.append((column - middle) / ((high - low) or 1.0))
    return np.array(columns).T


def one_hot(labels, drop_first=False):
    place = {kind: j for j, kind in enumerate(sorted(set(labels.tolist())))}
    table = np.zeros((len(labels), len(place)))
    table[range(len(labels)), [place[label] for label in labels.tolist()]] = 1
    return np.delete(table, 0, axis=1) if drop_first else table


def variance_inflation_factors(X):
    X = X.astype(float)
    X = X - X.mean(axis=0)
    norms = np.sqrt((X**2).sum(axis=0))
    units = X / np.where(norms == 0, 1, norms)
    factors = np.full(X.shape[1], np.inf)
    for j in range(X.shape[1]):
        left, sizes, _ = np.linalg.svd(np.delete(units, j, axis=1), full_matrices=False)
        basis = left[:, sizes > 1e-9]
        residual = units[:, j] - basis @ (basis.T @ units[:, j])
        residual = residual - basis @ (basis.T @ residual)
        if norms[j] > 0 and residual @ residual >= 1e-12:
            factors[j] = 1 / (residual @ residual)
    return factors
