"""Right answers by another road: weighted rows, factorisations, the multiplied-out tails, Newton on the quantile."""

import math

import numpy as np


def odds_ratios(w):
    sinh, cosh = np.sinh(np.asarray(w, dtype=float) / 2), np.cosh(np.asarray(w, dtype=float) / 2)
    return np.where(w > 0, (cosh + sinh) ** 2, 1 / (cosh + np.abs(sinh)) ** 2)


def fisher_information(X, w):
    z = np.clip(X @ w, -500, 500)
    root = np.exp(z / 2) / (1 + np.exp(z))
    rows = X * root[:, np.newaxis]
    return np.dot(rows.T, rows)


def standard_errors(X, w):
    L = np.linalg.cholesky(fisher_information(X, w))
    return np.linalg.norm(np.linalg.inv(L), axis=0)


def wald_test(w, se):
    """Both tails from a series near the middle and a continued fraction far out."""

    def tails(x):
        if x < 3.0:
            term = total = x
            for k in range(1, 80):
                term *= x * x / (2 * k + 1)
                total += term
            return 1 - 2 * total * math.exp(-x * x / 2) / math.sqrt(2 * math.pi)
        fraction = 0.0
        for k in range(200, 0, -1):
            fraction = k / (x + fraction)
        return 2 * math.exp(-x * x / 2) / math.sqrt(2 * math.pi) / (x + fraction)

    z = np.divide(w, se)
    return z, np.array([tails(x) for x in np.abs(z).astype(float)])


def odds_ratio_intervals(w, se, level=0.95):
    q = 0.0
    for _ in range(100):
        q += (level - math.erf(q / math.sqrt(2))) / (math.sqrt(2 / math.pi) * math.exp(-q * q / 2))
    low, high = (np.exp(w + sign * q * se) for sign in (-1, 1))
    return np.array(list(zip(low, high, strict=True)))


def cooks_distance(X, y):
    """By the errors of fits without each row, from the inverse of X'X brought up to date."""
    n, p = X.shape
    U = np.linalg.svd(np.asarray(X, dtype=float), full_matrices=False)[0]
    H = U @ U.T
    r = y - H @ y
    error = r / (1 - np.diag(H))
    moved = H * error
    return np.sum(moved**2, axis=0) / (p * np.sum(r**2) / (n - p))
