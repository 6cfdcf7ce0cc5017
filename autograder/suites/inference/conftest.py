"""Seeded rows with ordinary scores, coefficients with their errors, lines with noise; and what passes for a pair."""

from functools import cache

import numpy as np
import pytest

from sparsecraft_grader.checks import CheckFailed, expect, expect_array, expect_close

ROUNDED = "It looks rounded: return all digits, rounding is for printing."
NEARLY = "It is nearly right, but not exact: a rounded constant, a table or a coarse sum has too few digits."


@pytest.fixture(scope="session")
def fitted():
    """A function `(seed, n_samples, n_features) -> X, w`: columns off centre that go together a little."""

    @cache
    def draw(seed, n_samples, n_features):
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(n_samples, n_features)) * rng.uniform(0.7, 1.3, size=n_features)
        X = X + 0.5 * rng.normal(size=(n_samples, 1)) + 0.4
        return X, rng.uniform(0.4, 0.9, size=n_features) * np.where(np.arange(n_features) % 2, -1.0, 1.0)

    def make(seed, n_samples=12, n_features=3):
        return tuple(array.copy() for array in draw(seed, n_samples, n_features))

    return make


@pytest.fixture(scope="session")
def estimates():
    """A function `(seed, n_features) -> w, se`: coefficients of both signs, errors of about their size."""

    @cache
    def draw(seed, n_features):
        rng = np.random.default_rng(seed)
        signs = np.where(np.arange(n_features) % 2, -1.0, 1.0)
        return signs * rng.uniform(0.4, 1.6, size=n_features), rng.uniform(0.5, 1.2, size=n_features)

    def make(seed, n_features=5):
        return tuple(array.copy() for array in draw(seed, n_features))

    return make


@pytest.fixture(scope="session")
def regression():
    """A function `(seed, n_samples, n_features) -> X, y`: targets with noise that no line fits, no intercept."""

    @cache
    def draw(seed, n_samples, n_features):
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(n_samples, n_features)) + 0.5
        return X, X @ rng.uniform(-1.0, 1.0, size=n_features) + rng.normal(size=n_samples) + 0.7

    def make(seed, n_samples=10, n_features=3):
        return tuple(array.copy() for array in draw(seed, n_samples, n_features))

    return make


@pytest.fixture(scope="session")
def expect_digits():
    """A function like `expect_close` that says when an answer is right as far as it goes, but lacks digits."""

    def judge(answer, expected, *, advice="", **how):
        try:
            expect_close(answer, expected, advice=advice, **how)
        except CheckFailed:
            got = expect_array(answer, np.shape(expected), how.get("name", "The result")).astype(float)
            off = np.abs(got - expected)
            for digits in range(1, 11):
                is_rounded = (got == np.round(got, digits)).all() and (off <= 0.501 * 10.0**-digits).all()
                expect(not is_rounded, f"{ROUNDED} {advice}".strip())
            expect(not (off <= 1e-3 * np.abs(expected) + 1e-6).all(), f"{NEARLY} {advice}".strip())
            raise

    return judge


@pytest.fixture(scope="session")
def expect_proportional():
    """A function that fails unless an answer is a positive multiple of what is expected; scale is judged elsewhere."""

    def judge(answer, expected, advice):
        array = expect_array(answer, expected.shape).astype(float)
        with np.errstate(all="ignore"):
            ratio = np.vdot(expected, array) / np.vdot(expected, expected)
        in_scale = array / ratio if np.isfinite(ratio) and ratio > 0 else array
        expect_close(in_scale, expected, advice=advice)

    return judge


@pytest.fixture(scope="session")
def z_and_p():
    """A function from an answer to its two parts; fails unless there are two."""

    def take(answer):
        is_table = isinstance(answer, np.ndarray) and answer.ndim > 0
        parts = list(answer) if is_table or isinstance(answer, tuple | list) else []
        expect(len(parts) == 2, "Two things should come back: first z, then the p-values.")
        return parts

    return take
