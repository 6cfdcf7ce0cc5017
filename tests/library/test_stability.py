"""Resampled selections against scikit-learn's fits on the same rows, and the error bound against its paper."""

import time

import numpy as np
import pytest
import sklearn.linear_model as sk
from hypothesis import given
from hypothesis import strategies as st
from lasso_problems import deterministic, sparse_problem

from sparsecraft.model_selection import alpha_grid, bootstrap_indices, selection_frequency
from sparsecraft.stability import (
    StabilitySelection,
    bootstrap_lasso,
    false_selection_bound,
    half_sample_indices,
    stability_selection,
)

seeds = st.integers(0, 2**32 - 1)


def refit(X, y, alpha):
    return sk.Lasso(alpha=alpha, tol=1e-13, max_iter=1_000_000).fit(X, y).coef_


def test_bootstrap_lasso_refits_every_resample_with_its_own_intercept():
    X, y = sparse_problem(0)
    X, y = X + 5, y + 100
    coefs = bootstrap_lasso(X, y, 0.3, n_boot=6, seed=1)
    expected = [refit(X[rows], y[rows], 0.3) for rows in bootstrap_indices(40, 6, seed=1)]
    np.testing.assert_allclose(coefs, expected, rtol=0, atol=1e-3)
    np.testing.assert_array_equal(coefs, bootstrap_lasso(X, y, 0.3, 6, seed=np.random.default_rng(1)))
    assert (coefs != bootstrap_lasso(X, y, 0.3, 6, seed=2)).any()


@deterministic
@given(st.integers(2, 30), st.integers(1, 9), seeds)
def test_half_samples_have_half_the_rows_none_twice(n_samples, n_subsamples, seed):
    for paired in (False, True):
        halves = half_sample_indices(n_samples, n_subsamples, seed, complementary_pairs=paired)
        assert halves.shape == (n_subsamples, n_samples // 2)
        assert halves.dtype.kind == "i"
        assert all(len(set(rows)) == n_samples // 2 and set(rows) <= set(range(n_samples)) for rows in halves.tolist())
    for one, other in zip(halves[::2].tolist(), halves[1::2].tolist(), strict=False):
        assert not set(one) & set(other)


def test_half_samples_reach_every_row_equally_often_and_follow_the_seed():
    for paired in (False, True):
        halves = half_sample_indices(11, 600, 0, paired)
        counts = np.bincount(halves.ravel(), minlength=11)
        assert np.abs(counts - 600 * 5 / 11).max() < 5 * np.sqrt(600 * 0.25)
        np.testing.assert_array_equal(halves, half_sample_indices(11, 600, 0, paired))
        assert (halves != half_sample_indices(11, 600, 1, paired)).any()
    assert set(half_sample_indices(10, 2, 0)[0]) & set(half_sample_indices(10, 2, 0)[1])


@pytest.mark.parametrize("paired", [False, True])
def test_stability_selection_counts_the_selections_of_refits(paired):
    X, y = sparse_problem(1)
    X, y, alphas = X + 5, y + 100, [0.5, 1.5]
    result = stability_selection(X, y, alphas, 10, seed=3, threshold=0.7, complementary_pairs=paired)
    halves = half_sample_indices(40, 10, 3, paired)
    selected = np.array([[refit(X[rows], y[rows], alpha) != 0 for alpha in alphas] for rows in halves])
    np.testing.assert_allclose(result.frequencies, selected.mean(axis=0).T, rtol=1e-14)
    np.testing.assert_allclose(result.probabilities, selected.mean(axis=0).max(axis=0), rtol=1e-14)
    assert result.selected.tolist() == np.flatnonzero(selected.mean(axis=0).max(axis=0) >= 0.7).tolist()
    assert result.mean_selected == pytest.approx(selected.any(axis=1).sum(axis=1).mean())
    assert result.false_selections == pytest.approx(result.mean_selected**2 / (0.4 * 6))
    assert result.alphas.tolist() == alphas


def test_a_probability_at_the_threshold_is_enough():
    result = StabilitySelection(np.ones(2), np.array([[0.75, 0.0], [0.7, 0.74], [0.0, 1.0]]), 2.0, threshold=0.75)
    assert result.probabilities.tolist() == [0.75, 0.74, 1.0]
    assert result.selected.tolist() == [0, 2]


def test_bound_has_the_figures_of_the_paper():
    # threshold 0.9 and q = sqrt(0.8 p) bound the expectation by 1; for the vitamin data, p = 4088, that is q = 57
    for n_features in (10, 4088):
        assert false_selection_bound(np.sqrt(0.8 * n_features), 0.9, n_features) == pytest.approx(1.0)
    assert false_selection_bound(57, 0.9, 4088) < 1 < false_selection_bound(58, 0.9, 4088)
    assert false_selection_bound(10, 1.0, 50) == 2.0


def test_noise_is_selected_less_often_than_the_bound():
    rng = np.random.default_rng(0)
    wrong, bounds = [], []
    for _ in range(8):
        X, y = rng.normal(size=(50, 60)), rng.normal(size=50)
        result = stability_selection(X, y, alpha_grid(X - X.mean(0), y - y.mean(), 5, 0.4), 30, rng, threshold=0.6)
        wrong.append(len(result.selected))
        bounds.append(result.false_selections)
    assert np.mean(wrong) <= np.mean(bounds)
    assert np.mean(wrong) < 6


def test_signal_among_200_features_is_found_within_seconds():
    rng = np.random.default_rng(1)
    X = rng.normal(size=(100, 200))
    y = X[:, :4] @ [2.0, -2.0, 1.5, 1.5] + rng.normal(size=100) + 7
    began = time.perf_counter()
    result = stability_selection(X, y, alpha_grid(X, y - y.mean(), 10, 0.2), 100, seed=0, threshold=0.8)
    assert time.perf_counter() - began < 20
    assert result.selected.tolist() == [0, 1, 2, 3]
    assert selection_frequency(bootstrap_lasso(X, y, 0.5, 20, seed=0))[:4].min() >= 0.9


GOOD = {"X": np.eye(6)[:, :2], "y": np.arange(6.0), "alphas": [0.1], "n_subsamples": 2, "seed": 0}


@pytest.mark.parametrize(
    ("faults", "said"),
    [
        ({"X": np.full((6, 2), np.nan)}, "X holds nan"),
        ({"X": np.ones(6)}, "X must be a table"),
        ({"y": np.ones(5)}, "y must have one entry per row of X, 6, got 5"),
        ({"y": np.full(6, np.inf)}, "y holds nan or infinite"),
        ({"alphas": [0.1, 0.0]}, "every alpha must be above 0, got 0.0"),
        ({"alphas": []}, "alphas must be"),
        ({"n_subsamples": 0}, "n_subsamples must be 1 or more, got 0"),
        ({"threshold": 0.5}, "threshold must be above 0.5 and at most 1, got 0.5"),
        ({"threshold": 1.1}, "threshold must be above 0.5 and at most 1, got 1.1"),
        ({"X": np.eye(3), "y": np.ones(3)}, "at least 4 rows"),
    ],
)
def test_what_cannot_be_done_is_said(faults, said):
    with pytest.raises(ValueError, match=said):
        stability_selection(**{**GOOD, **faults})


def test_what_cannot_be_bootstrapped_is_said():
    with pytest.raises(ValueError, match="n_boot must be 1 or more, got 0"):
        bootstrap_lasso(GOOD["X"], GOOD["y"], 0.1, 0, seed=0)
    with pytest.raises(ValueError, match="every alpha must be above 0, got -1"):
        bootstrap_lasso(GOOD["X"], GOOD["y"], -1.0, 3, seed=0)


def test_arguments_are_left_alone():
    X, y = sparse_problem(2)
    for array in (X, y):
        array.setflags(write=False)
    stability_selection(X.astype(np.float32), y, (1.0, 2.0), 3, seed=0)
    bootstrap_lasso(np.asfortranarray(X), y.tolist(), 1.0, 2, seed=0)
    assert stability_selection(X, y, [1.0], 3, seed=0).frequencies.shape == (6, 1)
