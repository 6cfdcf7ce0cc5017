"""Inference against statsmodels, SciPy's distributions and, for Cook's distance, refits without each row."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.outliers_influence import OLSInfluence

from sparsecraft.inference import (
    cooks_distance,
    fisher_information,
    odds_ratio_intervals,
    odds_ratios,
    standard_errors,
    wald_test,
)

deterministic = settings(derandomize=True, deadline=None)


def logistic_problem(seed, n_samples=120, scales=(1.0, 0.01, 300.0)):
    """An intercept, columns of unequal units, and labels that are not separable."""
    rng = np.random.default_rng(seed)
    X = np.column_stack([np.ones(n_samples), rng.normal(1.0, 1.0, (n_samples, len(scales))) * scales])
    z = -0.5 + (X[:, 1:] / scales) @ np.linspace(-1.0, 1.0, len(scales))
    return X, (rng.random(n_samples) < 1 / (1 + np.exp(-z))).astype(int)


def linear_problem(seed, n_samples=40):
    rng = np.random.default_rng(seed)
    X = np.column_stack([np.ones(n_samples), rng.normal(5.0, 2.0, (n_samples, 3)) * [1.0, 100.0, 1e-3]])
    return X, X @ [3.0, 1.0, -0.02, 500.0] + rng.standard_t(3, n_samples)


@pytest.mark.parametrize("seed", range(4))
def test_it_is_the_table_of_statsmodels(seed):
    X, y = logistic_problem(seed)
    fit = sm.Logit(y, X).fit(disp=0, tol=1e-12)
    se = standard_errors(X, fit.params)
    np.testing.assert_allclose(fisher_information(X, fit.params), -fit.model.hessian(fit.params), rtol=1e-10)
    np.testing.assert_allclose(se, fit.bse, rtol=1e-8)
    z, p_value = wald_test(fit.params, se)
    np.testing.assert_allclose(z, fit.tvalues, rtol=1e-8)
    np.testing.assert_allclose(p_value, fit.pvalues, rtol=1e-7)
    np.testing.assert_allclose(odds_ratios(fit.params), np.exp(fit.params), rtol=1e-14)
    for level in (0.5, 0.9, 0.95, 0.999):
        expected = np.exp(fit.conf_int(alpha=1 - level))
        np.testing.assert_allclose(odds_ratio_intervals(fit.params, se, level), expected, rtol=1e-8)
    np.testing.assert_array_equal(odds_ratio_intervals(fit.params, se), odds_ratio_intervals(fit.params, se, 0.95))


def test_information_is_a_sum_over_rows_written_out():
    X, _ = logistic_problem(7)
    w = np.linspace(-1.0, 1.0, 4) / [1.0, 1.0, 0.01, 300.0]
    total = np.zeros((4, 4))
    for row in X:
        p = 1 / (1 + np.exp(-row @ w))
        total += p * (1 - p) * np.outer(row, row)
    np.testing.assert_allclose(fisher_information(X, w), total, rtol=1e-12)
    np.testing.assert_allclose(fisher_information(np.vstack([X, X]), w), 2 * total, rtol=1e-12)
    np.testing.assert_allclose(standard_errors(X, w), np.sqrt(np.diag(np.linalg.inv(total))), rtol=1e-8)


def test_a_certain_row_still_informs_a_little():
    """`1 - p` rounds to 0 from a log-odds of 37 on, the information about it does not."""
    assert fisher_information([[40.0]], [1.0])[0, 0] == pytest.approx(1600 * np.exp(-40), rel=1e-12, abs=0)
    assert fisher_information([[40.0]], [-1.0])[0, 0] == pytest.approx(1600 * np.exp(-40), rel=1e-12, abs=0)
    assert standard_errors([[1.0]], [600.0])[0] == pytest.approx(np.exp(300), rel=1e-12)
    assert fisher_information([[1.0]], [1e5])[0, 0] == 0.0


def test_standard_errors_survive_columns_that_nearly_repeat_each_other():
    """Forming the information would square a condition of 1e9, past what doubles hold."""
    x, ripple = np.linspace(-1.0, 1.0, 50), np.cos(np.arange(50.0) * 7)
    ripple -= x * (x @ ripple) / (x @ x)
    X, w = np.column_stack([x, x + 1e-9 * ripple]), np.zeros(2)
    apart = 2 / np.linalg.norm(1e-9 * ripple)
    np.testing.assert_allclose(standard_errors(X, w), [np.hypot(apart, 2 / np.linalg.norm(x)), apart], rtol=1e-5)


@pytest.mark.parametrize("X", [np.ones((1, 2)) * [[1.0, 2.0]], np.column_stack([np.ones(5), np.zeros(5)])])
def test_singular_information_is_an_error(X):
    with pytest.raises(np.linalg.LinAlgError):
        standard_errors(X, np.zeros(2))


@deterministic
@given(st.floats(-37.0, 37.0), st.floats(1e-3, 1e3))
def test_p_values_are_those_of_scipy_down_to_the_tiniest(z, se):
    ours, p_value = wald_test(np.array([z * se, -z * se]), np.array([se, se]))
    np.testing.assert_allclose(ours, [z, -z], rtol=1e-14, atol=1e-300)
    np.testing.assert_allclose(p_value, 2 * stats.norm.sf(abs(z)), rtol=1e-11)


def test_p_values_at_the_ends():
    _, p_value = wald_test([0.0, 1e3, -1e3, 5.0], [1.0, 1.0, 1.0, 1.0])
    assert p_value[0] == 1.0
    assert p_value[1:3].tolist() == [0.0, 0.0]
    assert p_value[3] == pytest.approx(5.733031437583866e-07, rel=1e-12, abs=0)
    assert all(len(part) == 0 for part in wald_test([], []))


@deterministic
@given(st.floats(0.0, 1 - 1e-9), st.floats(-5.0, 5.0), st.floats(1e-3, 2.0))
def test_intervals_hold_their_ratio_and_are_symmetric_in_the_logarithm(level, w, se):
    ((lower, upper),) = odds_ratio_intervals(np.array([w]), np.array([se]), level)
    assert lower <= odds_ratios([w])[0] * (1 + 1e-12)
    assert np.log(lower) + np.log(upper) == pytest.approx(2 * w, abs=1e-9)
    assert np.log(upper) - np.log(lower) == pytest.approx(2 * se * stats.norm.ppf((1 + level) / 2), abs=1e-6)


def test_intervals_have_a_row_per_coefficient_and_columns_lower_and_upper():
    intervals = odds_ratio_intervals([0.0, 1.0, -1.0], [0.1, 0.2, 0.3])
    assert intervals.shape == (3, 2)
    assert np.all(intervals[:, 0] < intervals[:, 1])


@pytest.mark.parametrize("level", [-0.1, 1.0, 95, np.nan])
def test_a_level_that_is_no_share_is_an_error(level):
    with pytest.raises(ValueError, match="level"):
        odds_ratio_intervals([0.0], [1.0], level)


def test_ratios_too_large_for_a_float_are_infinite_without_a_warning():
    assert odds_ratios([1e4, -1e4, 0.0]).tolist() == [np.inf, 0.0, 1.0]
    assert odds_ratio_intervals([700.0], [100.0]).tolist()[0][1] == np.inf


@pytest.mark.parametrize("seed", range(4))
def test_cooks_distance_is_that_of_statsmodels(seed):
    X, y = linear_problem(seed)
    expected = OLSInfluence(sm.OLS(y, X).fit()).cooks_distance[0]
    np.testing.assert_allclose(cooks_distance(X, y), expected, rtol=1e-8, atol=1e-14)


def test_cooks_distance_is_how_far_the_fit_moves_without_the_row():
    X, y = linear_problem(9)
    n_samples, n_features = X.shape
    w = np.linalg.lstsq(X, y, rcond=None)[0]
    variance = np.sum((y - X @ w) ** 2) / (n_samples - n_features)
    for i, distance in enumerate(cooks_distance(X, y)):
        without = np.linalg.lstsq(np.delete(X, i, axis=0), np.delete(y, i), rcond=None)[0]
        moved = np.sum((X @ (w - without)) ** 2)
        assert distance == pytest.approx(moved / (n_features * variance), rel=1e-8)


@deterministic
@given(st.integers(0, 100), st.floats(-1e3, 1e3).filter(lambda scale: abs(scale) > 1e-3))
def test_cooks_distance_knows_no_units_and_no_basis(seed, scale):
    X, y = linear_problem(seed)
    mixed = X @ (np.eye(4) + np.triu(np.full((4, 4), 0.1), 1)) * [1.0, 10.0, -0.1, 2.0]
    np.testing.assert_allclose(cooks_distance(mixed, scale * y), cooks_distance(X, y), rtol=1e-6, atol=1e-12)


@pytest.mark.parametrize("y", [np.zeros(6), np.full(6, 0.1), 0.1 * np.arange(6) + 1e6])
def test_an_exact_fit_has_no_influential_row(y):
    X = np.column_stack([np.ones(6), np.arange(6.0)])
    assert cooks_distance(X, y).tolist() == [0.0] * 6


@pytest.mark.parametrize(
    "convert", [np.float32, np.asfortranarray, np.ndarray.tolist, lambda a: np.repeat(a, 2, 0)[::2]]
)
def test_any_array_will_do_and_is_left_as_it_was(convert):
    X, y = linear_problem(3)
    w, se = np.array([0.5, -0.1, 0.01, 2.0]), np.ones(4)
    converted = [convert(argument) for argument in (X, y, w, se)]
    before = [np.array(argument) for argument in converted]
    X2, y2, w2, se2 = converted
    np.testing.assert_allclose(cooks_distance(X2, y2), cooks_distance(X, y), rtol=1e-3)
    np.testing.assert_allclose(odds_ratio_intervals(w2, se2), odds_ratio_intervals(w, se), rtol=1e-6)
    np.testing.assert_allclose(wald_test(w2, se2)[1], wald_test(w, se)[1], rtol=1e-6)
    for argument, copy in zip(converted, before, strict=True):
        np.testing.assert_array_equal(argument, copy)


def test_integers_will_do():
    X, y = np.array([[1, 0], [1, 1], [1, 2], [1, 4]]), np.array([0, 1, 0, 3])
    np.testing.assert_allclose(cooks_distance(X, y), cooks_distance(X.astype(float), y.astype(float)), rtol=1e-14)
    np.testing.assert_allclose(fisher_information(X, np.array([0, 1])), fisher_information(X * 1.0, [0.0, 1.0]))
