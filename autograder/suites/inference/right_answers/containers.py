"""Right answers in other wrappings: lists, tuples, NumPy scalars, annotations, nested helpers, prints."""

import math
from statistics import NormalDist

import numpy as np


def odds_ratios(w: np.ndarray) -> list[float]:
    return [math.exp(float(each)) for each in w]


def fisher_information(X: np.ndarray, w: np.ndarray) -> list[list[float]]:
    def weight(z: float) -> float:
        u = math.exp(-abs(z))
        return u / (1 + u) ** 2

    rows = X.tolist()
    weights = [weight(sum(x * c for x, c in zip(row, w.tolist(), strict=True))) for row in rows]
    columns = list(zip(*rows, strict=True))
    return [[sum(q * a * b for q, a, b in zip(weights, j, k, strict=True)) for k in columns] for j in columns]


def standard_errors(X: np.ndarray, w: np.ndarray) -> tuple[np.float64, ...]:
    covariance = np.linalg.inv(np.array(fisher_information(X, w)))
    print("covariances", covariance)
    return tuple(np.sqrt(covariance[j, j]) for j in range(len(covariance)))


def wald_test(w: np.ndarray, se: np.ndarray) -> list[list[float]]:
    z = [float(c) / float(s) for c, s in zip(w, se, strict=True)]
    return [z, [math.erfc(abs(each) / 2**0.5) for each in z]]


def odds_ratio_intervals(w: np.ndarray, se: np.ndarray, level: float = 0.95) -> list[tuple[float, float]]:
    bell = NormalDist(mu=0.0, sigma=1.0)
    q = bell.inv_cdf(level + (1 - level) / 2)
    ends = []
    for c, s in zip(w, se, strict=True):
        coefficient = NormalDist(float(c), float(s))
        ends.append((math.exp(coefficient.inv_cdf((1 - level) / 2)), math.exp(float(c) + q * float(s))))
    return ends


def cooks_distance(X: np.ndarray, y: np.ndarray) -> list[float]:
    rows, n, k = X.astype(np.float64), len(y), len(X[0])
    inverse = np.linalg.inv(rows.T @ rows)
    fitted = rows @ (inverse @ (rows.T @ y))
    residuals = [float(target - value) for target, value in zip(y, fitted, strict=True)]
    variance = sum(r * r for r in residuals) / (n - k)
    leverages = [float(row @ inverse @ row) for row in rows]
    return [r * r / (k * variance) * h / (1 - h) ** 2 for r, h in zip(residuals, leverages, strict=True)]
