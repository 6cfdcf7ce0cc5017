"""Right answers in plain loops, each written out from its definition."""

import math
from statistics import NormalDist

import numpy as np


def odds_ratios(w):
    ratios = np.zeros(len(w))
    for j in range(len(w)):
        ratios[j] = math.exp(w[j])
    return ratios


def fisher_information(X, w):
    n, k = X.shape
    information = np.zeros((k, k))
    for i in range(n):
        z = 0.0
        for j in range(k):
            z += float(X[i, j]) * float(w[j])
        p = 1 / (1 + math.exp(-z)) if z > -700 else 0.0
        for j in range(k):
            for m in range(k):
                information[j, m] += p * (1 - p) * float(X[i, j]) * float(X[i, m])
    return information


def standard_errors(X, w):
    covariance = np.linalg.inv(fisher_information(X, w))
    errors = []
    for j in range(len(w)):
        errors.append(math.sqrt(covariance[j, j]))
    return np.array(errors)


def wald_test(w, se):
    z, p_values = np.zeros(len(w)), np.zeros(len(w))
    for j in range(len(w)):
        z[j] = w[j] / se[j]
        p_values[j] = 2 * (1 - NormalDist().cdf(abs(z[j])))
    return z, p_values


def odds_ratio_intervals(w, se, level=0.95):
    def outside(q):
        return math.erfc(q / math.sqrt(2))

    low, high = 0.0, 40.0
    for _ in range(60):
        middle = (low + high) / 2
        if outside(middle) > 1 - level:
            low = middle
        else:
            high = middle
    ends = np.zeros((len(w), 2))
    for j in range(len(w)):
        ends[j, 0] = math.exp(w[j] - low * se[j])
        ends[j, 1] = math.exp(w[j] + low * se[j])
    return ends


def cooks_distance(X, y):
    X, y = X.astype(float), y.astype(float)
    n, k = X.shape
    fitted = X @ np.linalg.lstsq(X, y, rcond=None)[0]
    variance = sum((y[i] - fitted[i]) ** 2 for i in range(n)) / (n - k)
    distances = np.zeros(n)
    for i in range(n):
        others = [m for m in range(n) if m != i]
        without = X @ np.linalg.lstsq(X[others], y[others], rcond=None)[0]
        distances[i] = sum((fitted[m] - without[m]) ** 2 for m in range(n)) / (k * variance)
    return distances
