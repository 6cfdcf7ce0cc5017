"""Right answers with einsum, solves and rewritten formulas."""

from statistics import NormalDist

import numpy as np


def odds_ratios(w):
    return np.power(np.e, w, dtype=float)


def fisher_information(X, w):
    half = np.einsum("ij,j->i", X, w) / 2
    with np.errstate(over="ignore"):
        return np.einsum("i,ij,ik->jk", 1 / (4 * np.cosh(half) ** 2), X, X)


def standard_errors(X, w):
    information = fisher_information(X, w)
    return np.sqrt(np.einsum("jj->j", np.linalg.solve(information, np.eye(len(information)))))


def wald_test(w, se):
    z = np.einsum("j,j->j", w, 1 / se)
    bell = NormalDist()
    return z, np.array([2 * bell.cdf(-abs(float(each))) for each in z])


def odds_ratio_intervals(w, se, level=0.95):
    q = -NormalDist().inv_cdf(0.5 - level / 2)
    factor = np.exp(q * se)
    return np.stack([np.exp(w) / factor, np.exp(w) * factor], axis=1)


def cooks_distance(X, y):
    n, p = X.shape
    solution = np.linalg.solve(np.einsum("ij,ik->jk", X, X), X.T)
    h = np.einsum("ij,ji->i", X, solution)
    r = y - np.einsum("ij,jk,k->i", X, solution, y)
    variance = np.einsum("i,i->", r, r) / (n - p)
    studentised = r / np.sqrt(variance * (1 - h))
    return np.einsum("i,i,i->i", studentised, studentised, h / (1 - h)) / p
