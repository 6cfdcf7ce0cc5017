"""Seeded problems with three or more classes, and the types and layouts that they come in."""

from functools import cache

import numpy as np
import pytest

from sparsecraft_grader.checks import expect, expect_array


@pytest.fixture(scope="session")
def problem():
    """A function `(seed, n_samples, n_features, n_classes) -> X, y, W`: columns off centre, every class."""

    @cache
    def draw(seed, n_samples, n_features, n_classes):
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(n_samples, n_features)) * rng.uniform(0.6, 1.4, size=n_features) + 0.4
        W = rng.normal(size=(n_features, n_classes))
        y = rng.permutation(np.arange(n_samples) % n_classes)
        return X, y, W

    def make(seed, n_samples=10, n_features=2, n_classes=3):
        return tuple(array.copy() for array in draw(seed, n_samples, n_features, n_classes))

    return make


@pytest.fixture(scope="session")
def labels_in():
    """A function `y -> [y, ...]`, one for each of the variants that other arrays come in."""
    return lambda y: [np.repeat(y, 2)[::2], y.astype(np.int32), np.repeat(y, 3)[::3], y.astype(np.int32)]


@pytest.fixture(scope="session")
def expect_rows_of_probabilities():
    """A function that fails unless an answer has this shape, rows that sum to 1 and no negative entry."""

    def judge(answer, shape):
        P = expect_array(answer, shape, "The table of probabilities").astype(float)
        expect(not np.isnan(P).any(), "The table holds nan: look for 0 / 0 and inf / inf.")
        expect((P >= 0).all(), "A probability is negative.")
        expect(np.abs(P.sum(axis=1) - 1).max() <= 1e-9, "The rows don't sum to 1.")

    return judge
