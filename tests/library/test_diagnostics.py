"""Diagnostics against statsmodels, pandas and definitions written out."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.stats import rankdata
from statsmodels.stats import stattools
from statsmodels.tsa.stattools import acf

from sparsecraft.diagnostics import (
    autocorrelation,
    binned_residuals,
    correlation_matrix,
    durbin_watson,
    logistic_cooks_distance,
)

deterministic = settings(derandomize=True, deadline=None, max_examples=60)
series = hnp.arrays(float, st.integers(3, 30), elements=st.floats(-100, 100).map(lambda e: round(e, 3)))


def logistic_problem(seed, n_samples=80):
    rng = np.random.default_rng(seed)
    X = np.column_stack([np.ones(n_samples), rng.normal(size=(n_samples, 2)) * [1.0, 50.0]])
    y = (rng.random(n_samples) < 1 / (1 + np.exp(-X @ [0.3, 1.2, -0.02]))).astype(int)
    return X, y, sm.Logit(y, X).fit(disp=0, tol=1e-13).params


@pytest.mark.parametrize("seed", range(4))
def test_logistic_cooks_distance_is_that_of_statsmodels(seed):
    X, y, w = logistic_problem(seed)
    influence = sm.GLM(y, X, family=sm.families.Binomial()).fit(tol=1e-13, maxiter=100).get_influence()
    np.testing.assert_allclose(logistic_cooks_distance(X, y, w), influence.cooks_distance[0], rtol=1e-8)


def test_logistic_cooks_distance_is_one_newton_step_without_the_row():
    X, y, w = logistic_problem(5)
    p = 1 / (1 + np.exp(-X @ w))
    information = X.T @ ((p * (1 - p))[:, None] * X)
    for i, distance in enumerate(logistic_cooks_distance(X, y, w)):
        without = information - p[i] * (1 - p[i]) * np.outer(X[i], X[i])
        step = np.linalg.solve(without, X[i] * (y[i] - p[i]))
        assert distance == pytest.approx(step @ information @ step / 3, rel=1e-8)


def test_a_row_beyond_doubt_moves_nothing_and_a_surprise_moves_much():
    x = np.array([-2.0, -1.0, 1.0, 2.0, 0.5, -0.5, 60.0, 60.0])
    X, y = np.column_stack([np.ones(8), x]), np.array([0, 1, 0, 1, 1, 0, 1, 0])
    distance = logistic_cooks_distance(X, y, np.array([0.0, 1.0]))
    assert distance[6] < 1e-40
    assert distance[7] > 100
    assert np.isfinite(distance).all()


@deterministic
@given(series)
def test_durbin_watson_and_autocorrelation_are_those_of_statsmodels(e):
    if e.any():
        assert durbin_watson(e) == pytest.approx(stattools.durbin_watson(e), rel=1e-12)
    if np.ptp(e) > 0:
        lags = len(e) - 1
        expected = acf(e, nlags=lags, adjusted=False, fft=False)
        np.testing.assert_allclose(autocorrelation(e, lags), expected, rtol=0, atol=1e-10)
        np.testing.assert_array_equal(autocorrelation(e, 1), autocorrelation(e, lags)[:2])


@deterministic
@given(series.filter(lambda e: np.ptp(e) > 0), st.sampled_from([-1.0, 1e-200, 1e200]), st.floats(-10, 10))
def test_units_change_nothing(e, scale, shift):
    assert durbin_watson(scale * e) == pytest.approx(durbin_watson(e), rel=1e-12)
    assert durbin_watson(e[::-1]) == pytest.approx(durbin_watson(e), rel=1e-12)
    np.testing.assert_allclose(autocorrelation(scale * e, 2), autocorrelation(e, 2), rtol=0, atol=1e-9)
    np.testing.assert_allclose(autocorrelation(e + shift, 2), autocorrelation(e, 2), rtol=0, atol=1e-7)


def test_series_of_known_pattern():
    alternating, slow = np.tile([1.0, -1.0], 500), np.sin(np.arange(1000) / 50)
    assert durbin_watson(alternating) > 3.99
    assert durbin_watson(slow) < 0.01
    assert autocorrelation(alternating, 1)[1] < -0.99
    noise = np.random.default_rng(0).normal(size=2000)
    assert durbin_watson(noise) == pytest.approx(2.0, abs=0.1)
    assert np.mean(np.abs(autocorrelation(noise, 200)[1:]) > 2 / np.sqrt(2000)) < 0.1


@pytest.mark.parametrize("level", [0.1, 0.3, 1e-12, 1e9 / 7])
def test_residuals_without_variation_have_no_correlation(level):
    with pytest.raises(ValueError, match="residuals"):
        autocorrelation(np.full(49, level), 2)
    with pytest.raises(ValueError, match="residuals"):
        durbin_watson(np.zeros(5))


@pytest.mark.parametrize("max_lag", [-1, 5, 6])
def test_a_lag_beyond_the_series_is_an_error(max_lag):
    with pytest.raises(ValueError, match="max_lag"):
        autocorrelation(np.arange(5.0), max_lag)


@deterministic
@given(hnp.arrays(float, st.tuples(st.integers(2, 12), st.integers(1, 5)), elements=st.integers(-4, 4).map(float)))
def test_correlation_matrix_is_that_of_pandas_constant_columns_included(X):
    expected = pd.DataFrame(X).corr().to_numpy()
    correlations = correlation_matrix(X)
    np.testing.assert_allclose(correlations, expected, rtol=0, atol=1e-12)
    np.testing.assert_array_equal(correlations, correlations.T)
    assert np.nanmax(np.abs(correlations), initial=0.0) <= 1.0


def test_correlations_know_no_units_and_see_constants_through_rounding():
    rng = np.random.default_rng(1)
    X = rng.normal(size=(49, 3))
    scaled = X * [1e150, -1e-150, 3.0] + [0.0, 0.0, 1e6]
    signs = np.outer([1, -1, 1], [1, -1, 1])
    np.testing.assert_allclose(correlation_matrix(scaled), signs * correlation_matrix(X), rtol=0, atol=1e-8)
    repeated = correlation_matrix(np.column_stack([X, X * [3.0, -0.7, 1 / 3]]))
    assert np.abs(repeated).max() == 1.0
    assert np.diag(repeated).tolist() == [1.0] * 6
    with_constant = correlation_matrix(np.column_stack([X, np.full(49, 0.1)]))
    assert np.isnan(with_constant[3]).all()
    assert np.isnan(with_constant[:, 3]).all()
    assert not np.isnan(with_constant[:3, :3]).any()


@deterministic
@given(st.integers(1, 12), st.integers(1, 40), st.integers(0, 100))
def test_bins_go_by_the_mean_rank(n_bins, n_values, seed):
    rng = np.random.default_rng(seed)
    x, e = rng.integers(0, n_values, 53) / 7, rng.normal(size=53)
    group = np.floor((2 * rankdata(x) - 1) * n_bins / 106)
    table = pd.DataFrame({"x": x, "e": e, "square": e**2}).groupby(group)
    bins = binned_residuals(x, e, n_bins)
    np.testing.assert_allclose(bins.x, table["x"].mean(), rtol=1e-12)
    np.testing.assert_allclose(bins.residual, table["e"].mean(), rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(bins.standard_error, np.sqrt(table["square"].sum()) / table["e"].size(), rtol=1e-12)


@pytest.mark.parametrize("n_bins", [1, 3, 10, 103])
def test_distinct_values_are_shared_out_evenly(n_bins):
    x = np.random.default_rng(2).permutation(103) / 3
    bins = binned_residuals(x, np.ones(103), n_bins)
    counts = 1 / bins.standard_error**2
    assert len(counts) == n_bins
    assert np.ptp(counts) < 1 + 1e-9
    assert np.all(np.diff(bins.x) > 0)


def test_ten_bins_unless_asked_and_equal_values_share_one():
    assert len(binned_residuals(np.arange(100.0), np.ones(100)).x) == 10
    x = np.repeat([0.0, 1.0, 5.0], [50, 3, 2])
    assert binned_residuals(x, x).residual.tolist() == [0.0, 13 / 5]
    assert binned_residuals(-x, x).residual.tolist() == [13 / 5, 0.0]
    assert binned_residuals(np.ones(4), np.arange(4.0)).residual.tolist() == [1.5]


def test_residuals_of_the_true_model_stay_within_two_standard_errors_of_zero():
    rng = np.random.default_rng(3)
    p = rng.uniform(0.05, 0.95, 5000)
    bins = binned_residuals(p, (rng.random(5000) < p) - p, 40)
    assert np.mean(np.abs(bins.residual) > 2 * bins.standard_error) <= 0.1
    bent = binned_residuals(p, (rng.random(5000) < p**2) - p, 40)
    assert np.mean(np.abs(bent.residual) > 2 * bent.standard_error) > 0.7


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: durbin_watson([]), "residuals"),
        (lambda: durbin_watson([[1.0]]), "residuals"),
        (lambda: autocorrelation([1.0, np.nan], 1), "residuals"),
        (lambda: correlation_matrix([1.0, 2.0]), "X"),
        (lambda: correlation_matrix([[np.inf, 1.0]]), "X"),
        (lambda: binned_residuals([1.0], [1.0], 0), "n_bins"),
        (lambda: binned_residuals([1.0, 2.0], [1.0]), "residuals"),
        (lambda: logistic_cooks_distance([[1.0], [1.0]], [1, 1], [0.0]), "y"),
        (lambda: logistic_cooks_distance([[1.0], [1.0]], [0, 1, 1], [0.0]), "y"),
        (lambda: logistic_cooks_distance([[1.0], [np.nan]], [0, 1], [0.0]), "X"),
    ],
)
def test_what_is_wrong_is_named(call, name):
    with pytest.raises(ValueError, match=f"^{name} "):
        call()
