"""Right answers in einsum and inner products."""

import numpy as np


class StandardScaler:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = np.einsum("ij->j", X) / len(X)
        deviations = X - self.mean_
        variance = np.einsum("ij,ij->j", deviations, deviations) / len(X)
        self.scale_ = np.where(variance > 0, np.sqrt(variance), 1.0)
        return self

    def transform(self, X):
        return np.einsum("ij,j->ij", X - self.mean_, 1 / self.scale_)

    def inverse_transform(self, X):
        return np.einsum("ij,j->ij", X, self.scale_) + self.mean_


def min_max_scale(X):
    moved = np.asarray(X, dtype=float) - np.min(X, axis=0)
    top = np.max(moved, axis=0)
    return np.einsum("ij,j->ij", moved, np.divide(1.0, top, out=np.ones_like(top), where=top > 0))


def robust_scale(X):
    X = np.asarray(X, dtype=float)
    quartiles = np.quantile(X, [0.25, 0.5, 0.75], axis=0)
    span = np.einsum("q,qj->j", [-1.0, 0.0, 1.0], quartiles)
    return np.einsum("ij,j->ij", X - quartiles[1], 1 / np.where(span == 0, 1.0, span))


def one_hot(labels, drop_first=False):
    kinds = np.unique(labels)
    table = np.equal.outer(np.asarray(labels), kinds) * 1.0
    return table[:, 1:] if drop_first else table


def variance_inflation_factors(X):
    X = np.asarray(X, dtype=float)
    centred = X - np.einsum("ij->j", X) / len(X)
    total = np.einsum("ij,ij->j", centred, centred)
    factors = []
    for j in range(X.shape[1]):
        others = np.delete(centred, j, axis=1)
        fitted = np.einsum("ik,kl,l->i", others, np.linalg.pinv(others, rcond=1e-9), centred[:, j])
        left = np.einsum("i,i->", centred[:, j] - fitted, centred[:, j] - fitted)
        factors.append(total[j] / left if total[j] > 0 and left > 1e-12 * total[j] else np.inf)
    return np.array(factors)
