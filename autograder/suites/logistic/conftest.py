"""Seeded problems with overlapping classes, their types and layouts, and what a minimum is."""

from functools import cache

import numpy as np
import pytest

from sparsecraft_grader.checks import expect, expect_array


@pytest.fixture(scope="session")
def problem():
    """A function `(seed, n_samples, n_features) -> X, y, w`: columns off centre, labels by chance, coefficients."""

    @cache
    def draw(seed, n_samples, n_features):
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(n_samples, n_features)) * rng.uniform(0.6, 1.4, size=n_features) + 0.4
        w = rng.uniform(0.5, 1.2, size=n_features) * np.where(np.arange(n_features) % 2, -1.0, 1.0)
        y = (rng.random(n_samples) < 1 / (1 + np.exp(-X @ w))).astype(np.int64)
        if n_samples > 1:
            y[:2] = 1, 0
        return X, y, w

    def make(seed, n_samples=11, n_features=3):
        return tuple(array.copy() for array in draw(seed, n_samples, n_features))

    return make


@pytest.fixture(scope="session")
def typed(variants):
    """A function `(y, *arrays) -> [(y, arrays, rtol), ...]`: labels stay whole numbers, the other arrays vary."""

    def make(y, *arrays):
        labels = [np.repeat(y, 2)[::2], y.astype(np.int32), np.repeat(y, 3)[::3], y.astype(np.int32)]
        # whole numbers are three times as large: halved first, they leave the scores where they are ordinary
        return [
            (label, varied, rtol)
            for label, (varied, rtol) in zip(labels, variants(*(array / 2 for array in arrays)), strict=True)
        ]

    return make


@pytest.fixture(scope="session")
def expect_minimum(reference):
    """A function that fails unless no slope of the cost at an answer is as large as `tol`, up to rounding."""

    def judge(answer, X, y, lam, *, tol=1e-10, advice=""):
        X, n_samples = X.astype(float), len(y)
        w = expect_array(answer, (X.shape[1],), "The coefficient vector").astype(float)
        expect(
            np.isfinite(w).all(),
            "The coefficients hold nan or inf: the steps run away, or a matrix without an inverse is solved.",
        )

        def steepest(lam):
            with np.errstate(all="ignore"):
                return np.abs(reference.logistic_gradient(X, y, w, lam)).max()

        # a sum of n products, each rounded, and a mean of it: some units of the last place of the largest entry
        slack = tol + 1e-14 * np.abs(X).max()
        if steepest(lam) <= slack:
            return
        for name, other in {"lam / 2": lam / 2, "2 lam": 2 * lam, "lam / n": lam / n_samples, "lam = 0": 0.0}.items():
            expect(lam == 0 or steepest(other) > 10 * slack, f"These coefficients are those for {name} instead of lam.")
        expect(False, f"The gradient at these coefficients is not as small as tol asks. {advice}".strip())

    return judge


@pytest.fixture(scope="session")
def expect_labels():
    """A function that fails unless an answer holds these labels, and (if `whole`) is of an integer type."""

    def judge(answer, expected, *, whole=False, advice=""):
        labels = expect_array(answer, expected.shape, "The labels")
        wrong = labels != expected
        if wrong.any():
            expect(set(np.unique(labels)) <= {0, 1}, f"Not all labels are 0 or 1. {advice}".strip())
            expect(not wrong.all(), f"Every label is the other way round. {advice}".strip())
            expect(False, f"Some labels are right, others are not. {advice}".strip())
        expect(not whole or labels.dtype.kind in "iu", "The labels should be of an integer type: convert them.")

    return judge
