"""Right answers in other wrappings: nested lists, 0-d arrays, NumPy scalars, annotations, nested helpers."""

import numpy as np


def softmax(Z: np.ndarray) -> list[list[float]]:
    def share(row: list[float]) -> list[float]:
        powers = [np.exp(score - max(row)) for score in row]
        return [float(power / sum(powers)) for power in powers]

    return [share(row) for row in Z.tolist()]


def one_hot_targets(y: np.ndarray, n_classes: int) -> list[list[float]]:
    return [[1.0 if label == j else 0.0 for j in range(n_classes)] for label in y]


def cross_entropy_from_logits(Y: np.ndarray, Z: np.ndarray) -> np.ndarray:
    print("looking at", len(Z), "rows")
    costs = []
    for targets, scores in zip(Y.tolist(), Z.tolist(), strict=True):
        leads = sorted(score - scores[targets.index(1)] for score in scores)
        costs.append(leads[-1] + np.log1p(sum(np.exp(lead - leads[-1]) for lead in leads[:-1])))
    return np.array(np.mean(costs))


def softmax_gradient(X: np.ndarray, Y: np.ndarray, W: np.ndarray, lam: float) -> np.matrix:
    misses = np.asarray(softmax(X @ W)) - Y
    return (X.T @ misses / np.float64(len(X)) + 2 * lam * W).tolist()


def fit_softmax(
    X: np.ndarray, y: np.ndarray, n_classes: int, learning_rate: float, n_iter: int, lam: float = 0.0
) -> list[list[float]]:
    Y, W = np.asarray(one_hot_targets(y, n_classes)), np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - learning_rate * np.asarray(softmax_gradient(X, Y, W, lam))
    return W.tolist()


def predict_classes(X: np.ndarray, W: np.ndarray) -> list[int]:
    return [row.index(max(row)) for row in (X @ W).tolist()]


def one_vs_rest_proba(X: np.ndarray, W: np.ndarray) -> tuple[tuple[float, ...], ...]:
    rows = []
    for row in (X @ W).tolist():
        answers = [1 / (1 + np.exp(-score)) if score > -700 else 0.0 for score in row]
        rows.append(tuple(answer / sum(answers) for answer in answers))
    return tuple(rows)
