"""Right answers as formulas on whole arrays, as a textbook has them."""

import math
from statistics import NormalDist

import numpy as np


def odds_ratios(w):
    return np.e ** np.asarray(w, dtype=float)


def fisher_information(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    return X.T @ np.diag(p * (1 - p)) @ X


def standard_errors(X, w):
    return np.diag(np.linalg.inv(fisher_information(X, w))) ** 0.5


def wald_test(w, se):
    z = w / se
    return z, np.vectorize(math.erfc)(np.abs(z) / np.sqrt(2))


def odds_ratio_intervals(w, se, level=0.95):
    alpha = 1 - level
    q = NormalDist().inv_cdf(1 - alpha / 2)
    return np.exp(w[:, None] + q * se[:, None] * np.array([-1, 1]))


def cooks_distance(X, y):
    n, p = X.shape
    H = X @ np.linalg.inv(X.T @ X) @ X.T
    r = y - H @ y
    h = np.diag(H)
    return r**2 / (p * (r @ r) / (n - p)) * h / (1 - h) ** 2
