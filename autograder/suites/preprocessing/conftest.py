"""Seeded tables whose columns differ in centre and spread."""

from functools import cache

import numpy as np
import pytest

from sparsecraft_grader.checks import expect


@pytest.fixture(scope="session")
def table():
    """A function `(seed, n_samples, n_features) -> X`: columns off centre, of unlike spread, no two alike."""

    @cache
    def draw(seed, n_samples, n_features):
        rng = np.random.default_rng(seed)
        scale = np.geomspace(0.5, 4.0, n_features)
        return rng.normal(size=(n_samples, n_features)) * scale + rng.uniform(-5.0, 5.0, size=n_features)

    return lambda seed, n_samples=9, n_features=3: draw(seed, n_samples, n_features).copy()


@pytest.fixture(scope="session")
def fitted(student):
    """A function `X -> scaler` of the student's, fitted to X, by the object that fit returns."""

    def fit(X):
        scaler = student.StandardScaler()
        expect(hasattr(scaler, "fit"), "StandardScaler() should make an object that has a method fit.")
        returned = scaler.fit(X)
        expect(hasattr(returned, "transform"), "fit should return the scaler itself, so that calls can be chained.")
        return returned

    return fit
