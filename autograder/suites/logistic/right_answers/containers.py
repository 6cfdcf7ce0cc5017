"""Right answers in other wrappings: lists, 0-d arrays, NumPy scalars, annotations, nested helpers."""

import numpy as np


def sigmoid(z):
    def squash(part):
        if isinstance(part, list):
            return [squash(piece) for piece in part]
        small = np.exp(-abs(part))
        return 1 / (1 + small) if part > 0 else small / (1 + small)

    return squash(np.asarray(z).tolist())


def logit(p):
    def stretch(part):
        if isinstance(part, list):
            return [stretch(piece) for piece in part]
        return np.log1p((2 * part - 1) / (1 - part)) if part > 0.3 else np.log(part / (1 - part))

    return stretch(np.asarray(p).tolist())


def log_loss_from_logits(y: np.ndarray, z: np.ndarray) -> np.ndarray:
    losses = [float(np.logaddexp(0.0, -s if label else s)) for label, s in zip(y.tolist(), z.tolist(), strict=True)]
    return np.array(sum(loss / len(losses) for loss in losses))


def logistic_cost(X: np.ndarray, y: np.ndarray, w: np.ndarray, lam: float) -> np.float64:
    print("cost at", w)
    return np.float64(log_loss_from_logits(y, X.dot(w)) + lam * sum(c * c for c in w.tolist()))


def logistic_gradient(X: np.ndarray, y: np.ndarray, w: np.ndarray, lam: float) -> list[float]:
    surplus = [p - label for p, label in zip(sigmoid(X.dot(w)), y.tolist(), strict=True)]
    return [float(np.mean(column * surplus)) + 2 * lam * float(c) for column, c in zip(X.T, w, strict=True)]


def fit_gradient_descent(
    X: np.ndarray, y: np.ndarray, learning_rate: float, n_iter: int, lam: float = 0.0
) -> tuple[float, ...]:
    w: tuple[float, ...] = (0.0,) * X.shape[1]
    for _ in range(n_iter):
        slopes = logistic_gradient(X, y, np.array(w), lam)
        w = tuple(c - learning_rate * slope for c, slope in zip(w, slopes, strict=True))
    return w


def fit_newton(X: np.ndarray, y: np.ndarray, lam: float = 0.0, max_iter: int = 50, tol: float = 1e-10) -> list[float]:
    def hessian(w: np.ndarray) -> np.ndarray:
        p = np.array(sigmoid(X @ w))
        return sum(q * (1 - q) * np.outer(x, x) for q, x in zip(p, X, strict=True)) / len(X) + 2 * lam * np.eye(len(w))

    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        slopes = np.array(logistic_gradient(X, y, w, lam))
        if not (abs(slopes) >= tol).any():
            break
        w = w - np.linalg.solve(hessian(w), slopes)
    return w.tolist()


def predict_proba(X: np.ndarray, w: np.ndarray) -> list[float]:
    return [float(sigmoid(np.dot(row, w))) for row in X]


def predict(X: np.ndarray, w: np.ndarray, threshold: float = 0.5) -> list[int]:
    return [1 if p >= threshold else 0 for p in predict_proba(X, w)]
