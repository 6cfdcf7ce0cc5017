"""Right answers in other wrappings: lists, tuples, NumPy scalars, annotations, properties, static helpers."""

import numpy as np


class StandardScaler:
    """Keeps its measures as lists."""

    def fit(self, X: np.ndarray, y: object = None) -> "StandardScaler":
        print("measuring", X.shape)
        self.mean_ = [float(np.mean(column)) for column in X.T]
        self.scale_ = [self._spread(column) for column in X.T]
        return self

    @staticmethod
    def _spread(column: np.ndarray) -> float:
        spread = float(np.std(column.astype(float)))
        return spread if spread else 1.0

    def transform(self, X: np.ndarray) -> list[list[float]]:
        return [[(x - m) / s for x, m, s in zip(row, self.mean_, self.scale_, strict=True)] for row in X.tolist()]

    def inverse_transform(self, X: np.ndarray) -> list[list[float]]:
        return [[x * s + m for x, m, s in zip(row, self.mean_, self.scale_, strict=True)] for row in X.tolist()]


def min_max_scale(X: np.ndarray) -> list[tuple[float, ...]]:
    columns = [[(x - min(c)) / ((max(c) - min(c)) or 1) for x in c] for c in X.T.tolist()]
    return list(zip(*columns, strict=True))


def robust_scale(X: np.ndarray) -> list[list[float]]:
    def scaled(column: np.ndarray) -> np.ndarray:
        low, high = np.quantile(column, 0.25), np.quantile(column, 0.75)
        return (column - np.median(column)) / (high - low if high != low else 1.0)

    return np.array([scaled(column) for column in X.T]).T.tolist()


def one_hot(labels: np.ndarray, drop_first: bool = False) -> np.ndarray:
    kinds = sorted(set(labels.tolist()))[bool(drop_first) :]
    table = np.empty((len(labels), len(kinds)))
    for j, kind in enumerate(kinds):
        table[:, j] = labels == kind
    return table


def variance_inflation_factors(X: np.ndarray) -> list[float]:
    def unexplained(column: np.ndarray, others: np.ndarray) -> float:
        ones = np.ones((len(column), 1))
        lengths = np.abs(others).max(axis=0, initial=0.0)
        design = np.hstack([ones, others / np.where(lengths == 0, 1.0, lengths)])
        fit = np.linalg.lstsq(design, column, rcond=1e-10)[0]
        total = float(np.sum((column - np.mean(column)) ** 2))
        return float(np.sum((column - design @ fit) ** 2)) / total if total else 0.0

    shares = [unexplained(X[:, j].astype(float), np.delete(X, j, axis=1)) for j in range(X.shape[1])]
    return [1 / share if share > 1e-12 else float("inf") for share in shares]
