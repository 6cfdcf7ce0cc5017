"""Right answers in other wrappings: lists, 0-d arrays, NumPy scalars, annotations, nested helpers."""

import numpy as np


def residual_sum_of_squares(X: np.ndarray, y: np.ndarray, w: np.ndarray) -> np.ndarray:
    return np.array(sum((y_i - np.dot(x_i, w)) ** 2 for x_i, y_i in zip(X, y, strict=True)))


def lasso_objective(X: np.ndarray, y: np.ndarray, w: np.ndarray, alpha: float) -> np.float64:
    def penalty(coefficients: list) -> float:
        return sum(map(abs, coefficients))

    return np.float64(residual_sum_of_squares(X, y, w) / (2 * X.shape[0])) + np.float64(alpha) * penalty(w.tolist())


def soft_threshold(z, threshold: float):
    def shrink(part):
        if isinstance(part, list):
            return [shrink(piece) for piece in part]
        return (1 if part > 0 else -1) * max(abs(part) - threshold, 0.0)

    return shrink(np.asarray(z).tolist())


def alpha_max(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    print("looking at", X.shape[1], "columns")
    return np.array(max(abs(np.dot(column, y)) for column in X.T) / y.shape[0])


def coordinate_step(X: np.ndarray, y: np.ndarray, w: np.ndarray, j: int, alpha: float) -> np.ndarray:
    def without(j: int) -> np.ndarray:
        return np.array([0.0 if k == j else coefficient for k, coefficient in enumerate(w)])

    x = X[:, j]
    curvature = np.dot(x, x) / len(x)
    if np.isclose(curvature, 0.0):
        return np.array(0.0)
    return np.array(soft_threshold(np.dot(x, y - X @ without(j)) / len(x), alpha) / curvature)


def lasso_coordinate_descent(
    X: np.ndarray, y: np.ndarray, alpha: float, max_iter: int = 1000, tol: float = 1e-8
) -> list[float]:
    w: list[float] = [0.0] * X.shape[1]
    changes: list[float] = [np.inf]
    sweeps = 0
    while sweeps < max_iter and max(changes) >= tol:
        changes = []
        for j in reversed(range(len(w))):
            old, w[j] = w[j], float(coordinate_step(X, y, np.array(w), j, alpha))
            changes.append(abs(w[j] - old))
        sweeps += 1
    return w


def duality_gap(X: np.ndarray, y: np.ndarray, w: np.ndarray, alpha: float) -> np.ndarray:
    def dual(theta: np.ndarray) -> float:
        return (np.dot(y, y) - np.dot(y - len(y) * theta, y - len(y) * theta)) / (2 * len(y))

    r = y - X @ w
    products = [abs(float(np.dot(column, r))) for column in X.T]
    s = 1.0 if not any(products) else min(1.0, len(y) * alpha / max(products))
    return np.array([lasso_objective(X, y, w, alpha) - dual(s * r / len(y))]).reshape(())
