"""Seeded Lasso problems, and what an optimal answer is."""

from functools import cache

import numpy as np
import pytest

from sparsecraft_grader.checks import CheckFailed, expect, expect_array


@pytest.fixture(scope="session")
def problem():
    """A function `(seed, n_samples, n_features, correlation) -> X, y, w`: columns, a sparse truth, noise."""

    @cache
    def draw(seed, n_samples, n_features, correlation):
        rng = np.random.default_rng(seed)
        shared = rng.normal(size=(n_samples, 1))
        X = np.sqrt(1 - correlation) * rng.normal(size=(n_samples, n_features)) + np.sqrt(correlation) * shared
        X = X * rng.uniform(0.5, 2.0, size=n_features) + rng.normal(size=n_features)
        w = rng.normal(size=n_features)
        truth = np.where(np.arange(n_features) % 2 == 0, rng.uniform(1, 3, size=n_features), 0.0)
        y = X @ truth + 0.5 * rng.normal(size=n_samples) + 1.0
        return X, y, w

    def make(seed, n_samples=12, n_features=4, correlation=0.3):
        return tuple(array.copy() for array in draw(seed, n_samples, n_features, correlation))

    return make


@pytest.fixture(scope="session")
def expect_optimal():
    """A function that fails unless an answer is a Lasso solution as exactly as its stopping rule promises.

    A coordinate is exact when it is updated; a later one that moves by less than `tol` shifts its gradient
    by at most `tol |x_j'x_k| / n`. The sum over k bounds the violation, in any order and at any speed.
    """

    def judge(answer, X, y, alpha, *, tol=1e-8, rounding=1e-12, advice=""):
        X, y, n_samples = X.astype(float), y.astype(float), len(y)
        w = expect_array(answer, (X.shape[1],), "The coefficient vector").astype(float)
        expect(
            np.isfinite(w).all(),
            "The coefficients hold nan or inf: a division by zero, or sweeps that diverge.",
        )
        coupling = np.abs(X.T @ X) / n_samples
        slack = tol * (coupling.sum(axis=1) - coupling.diagonal()) + rounding * np.abs(X.T @ y).max() / n_samples
        with np.errstate(all="ignore"):
            correlation = X.T @ (y - X @ w) / n_samples
            at_zero, elsewhere = np.abs(correlation) - alpha, np.abs(correlation - alpha * np.sign(w))
            optimal = (np.where(np.abs(w) > 1e-12, elsewhere, at_zero) <= slack).all()
            if not optimal:
                raise CheckFailed(f"{_suspicion(np.abs(correlation).max(), alpha, n_samples)} {advice}".strip())

    return judge


def _suspicion(largest_correlation, alpha, n_samples):
    """At a solution the largest correlation with the residual is alpha, so it tells which alpha that is."""
    for name, factor in {"n": n_samples, "2n": 2 * n_samples, "2": 2}.items():
        if np.isclose(largest_correlation, alpha * factor, rtol=1e-4):
            return f"These coefficients solve the problem with an alpha that is {name} times too large."
        if np.isclose(largest_correlation * factor, alpha, rtol=1e-4):
            return f"These coefficients solve the problem with an alpha that is {name} times too small."
    return "The coefficients are not optimal: moving one of them alone still lowers the objective."
