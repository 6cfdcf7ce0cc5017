"""Seeded measurements and predictions that are too high on the whole."""

from functools import cache

import numpy as np
import pytest


@pytest.fixture(scope="session")
def predictions():
    """A function `(seed, n_samples) -> y, p`: off centre, biased predictions, errors of both signs."""

    @cache
    def draw(seed, n_samples):
        rng = np.random.default_rng(seed)
        y = rng.normal(loc=4.0, scale=3.0, size=n_samples)
        return y, 0.8 * y + 1.6 + rng.normal(scale=1.4, size=n_samples)

    def make(seed, n_samples=11):
        return tuple(array.copy() for array in draw(seed, n_samples))

    return make
