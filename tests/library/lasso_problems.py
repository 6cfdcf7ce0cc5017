"""Regression problems for the tests of the Lasso, and its objective and optimality conditions written once more."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

deterministic = settings(derandomize=True, deadline=None, max_examples=60)


@st.composite
def awkward_problems(draw, n_vectors=0):
    """`X`, `y` and vectors like `w`, of small integers: zero, equal, collinear columns, `p > n`, `n = 1`, `p = 1`."""
    n_samples, n_features = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    shapes = [(n_samples, n_features), (n_samples,)] + [(n_features,)] * n_vectors
    return tuple(draw(hnp.arrays(float, shape, elements=st.integers(-3, 3).map(float))) for shape in shapes)


def sparse_problem(seed, n_samples=40, n_features=6):
    """Correlated columns of unequal scale, of which every other one matters; full column rank where `n > p`."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n_samples, n_features)) @ (np.eye(n_features) + 0.1) * rng.uniform(0.5, 2.0, n_features)
    truth = np.where(np.arange(n_features) % 2, 0.0, rng.uniform(1.0, 3.0, n_features))
    return X, X @ truth + rng.normal(size=n_samples)


def objective(X, y, w, alpha):
    return np.linalg.norm(y - X @ w) ** 2 / (2 * len(y)) + alpha * np.linalg.norm(w, 1)


def optimality_violation(X, y, w, alpha):
    """Largest distance, over the coefficients, from 0 to the subdifferential of the objective."""
    gradient = X.T @ (X @ w - y) / len(y)
    return np.where(w == 0, np.maximum(np.abs(gradient) - alpha, 0), np.abs(gradient + alpha * np.sign(w))).max()
