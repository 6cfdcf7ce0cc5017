"""Seeded Lasso problems that the checks of this assignment share."""

import numpy as np
import pytest


@pytest.fixture
def problem():
    """A function `(seed, n_samples, n_features, correlation) -> X, y, w`: Gaussian columns, a sparse truth, noise."""

    def make(seed, n_samples=12, n_features=4, correlation=0.3):
        rng = np.random.default_rng(seed)
        shared = rng.normal(size=(n_samples, 1))
        X = np.sqrt(1 - correlation) * rng.normal(size=(n_samples, n_features)) + np.sqrt(correlation) * shared
        X = X * rng.uniform(0.5, 2.0, size=n_features) + rng.normal(size=n_features)
        w = rng.normal(size=n_features)
        truth = np.where(np.arange(n_features) % 2 == 0, rng.uniform(1, 3, size=n_features), 0.0)
        y = X @ truth + 0.5 * rng.normal(size=n_samples) + 1.0
        return X, y, w

    return make
