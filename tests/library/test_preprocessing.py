"""Scaling, one-hot coding and variance inflation against scikit-learn, statsmodels and exact rational arithmetic."""

import statistics
from fractions import Fraction

import numpy as np
import pytest
import sklearn.preprocessing as sk
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from statsmodels.stats.outliers_influence import variance_inflation_factor

from sparsecraft.preprocessing import (
    mean_and_deviation,
    min_max_scale,
    one_hot,
    robust_scale,
    variance_inflation_factors,
)

deterministic = settings(derandomize=True, deadline=None, max_examples=60)
whole_numbers = st.integers(-9, 9).map(float)
tables = hnp.arrays(float, hnp.array_shapes(min_dims=2, max_dims=2, max_side=6), elements=whole_numbers)
taking_a_table = pytest.mark.parametrize("function", [min_max_scale, robust_scale, variance_inflation_factors])


def mixed_table(seed=0, n_samples=40, n_features=5):
    """Correlated columns of very different scale and offset."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n_samples, n_features)) @ rng.normal(size=(n_features, n_features))
    return (X + rng.normal(size=n_features)) * np.geomspace(1e-9, 1e9, n_features)


def assert_close(ours, theirs, tolerance=1e-12):
    np.testing.assert_allclose(ours, theirs, rtol=tolerance, atol=tolerance)


@taking_a_table
def test_any_array_like_gives_the_same_floats_and_stays_as_it_was(function):
    X = np.random.default_rng(0).integers(-5, 6, size=(12, 3))
    wide = np.zeros((24, 6))
    wide[::2, ::2] = X
    frozen = X.astype(float)
    frozen.flags.writeable = False
    expected = function(frozen)
    assert expected.dtype == np.float64
    for given_as in (X, X.astype(np.int32), X.astype(np.float32), np.asfortranarray(X), wide[::2, ::2], X.tolist()):
        np.testing.assert_array_equal(function(given_as), expected)


@pytest.mark.parametrize(
    ("function", "theirs"), [(min_max_scale, sk.MinMaxScaler()), (robust_scale, sk.RobustScaler())], ids=lambda f: ""
)
@pytest.mark.parametrize("n_samples", [2, 3, 8, 41, 42])
def test_scales_as_scikit_learn_does(function, theirs, n_samples):
    X = mixed_table(1, n_samples)
    assert_close(function(X), theirs.fit_transform(X))


@deterministic
@given(tables)
def test_min_max_scale_runs_from_zero_to_one_or_is_zero(X):
    scaled = min_max_scale(X)
    constant = (X[0] == X).all(axis=0)
    np.testing.assert_array_equal(scaled.min(axis=0), 0.0)
    np.testing.assert_array_equal(scaled.max(axis=0), np.where(constant, 0.0, 1.0))


@deterministic
@given(tables, st.sampled_from([0.25, 2.0, 1024.0]), whole_numbers)
def test_units_do_not_matter_to_a_scaled_column(X, factor, offset):
    assert_close(min_max_scale(factor * X + offset), min_max_scale(X))
    varied = np.subtract(*np.quantile(X, [0.75, 0.25], axis=0)) > 0
    assert_close(robust_scale(factor * X + offset)[:, varied], robust_scale(X)[:, varied])


@deterministic
@given(tables)
def test_robust_scale_has_median_zero_and_a_middle_half_of_one(X):
    quartiles = [np.quantile(column, [0.25, 0.5, 0.75]) for column in X.T]
    scaled = [np.quantile(column, [0.25, 0.5, 0.75]) for column in robust_scale(X).T]
    for (low, _, high), (scaled_low, median, scaled_high) in zip(quartiles, scaled, strict=True):
        assert median == pytest.approx(0, abs=1e-12)
        assert scaled_high - scaled_low == pytest.approx(1.0 if high > low else 0.0, abs=1e-12)


def test_robust_scale_interpolates_quartiles_and_divides_by_one_where_they_coincide():
    np.testing.assert_array_equal(
        robust_scale([[0.0], [1.0], [2.0], [4.0]])[:, 0], np.array([-1.5, -0.5, 0.5, 2.5]) / 1.75
    )
    np.testing.assert_array_equal(robust_scale([[3.0], [3.0], [3.0], [3.0], [9.0]])[:, 0], [0, 0, 0, 0, 6])


@pytest.mark.parametrize("constant", [0.0, 0.1, -1e-320, 1e16 / 3, 1e290])
@pytest.mark.parametrize("n_samples", [1, 3, 7, 1000])
def test_a_constant_column_becomes_exactly_zero(constant, n_samples):
    X = np.full((n_samples, 2), constant)
    for scale in (min_max_scale, robust_scale):
        np.testing.assert_array_equal(scale(X), 0.0)
    mean, deviation = mean_and_deviation(X)
    np.testing.assert_array_equal(mean, constant)
    np.testing.assert_array_equal(deviation, 1.0)


def exact_mean_and_deviation(column):
    values = [Fraction(float(value)) for value in column]
    return float(statistics.mean(values)), statistics.pstdev(values)


@pytest.mark.parametrize("offset", [0.0, 1e3, 1e8, -1e12])
@pytest.mark.parametrize("unit", [1e-3, 1.0, 1e4])
def test_deviation_is_that_of_exact_arithmetic_also_far_from_zero(offset, unit):
    column = offset + unit * np.random.default_rng(3).normal(size=500)
    mean, deviation = mean_and_deviation(column[:, np.newaxis])
    exact_mean, exact_deviation = exact_mean_and_deviation(column)
    assert mean[0] == pytest.approx(exact_mean, rel=2.3e-16, abs=1e-16 * unit)
    assert deviation[0] == pytest.approx(exact_deviation, rel=1e-13)


@pytest.mark.parametrize("unit", [1e-300, 1e-160, 1e160, 1e297])
def test_squares_neither_overflow_nor_vanish(unit):
    X = unit * np.random.default_rng(4).normal(size=(50, 1))
    exact = exact_mean_and_deviation(X[:, 0] / unit)
    assert_close(np.ravel(mean_and_deviation(X)) / unit, exact)
    assert np.isfinite(variance_inflation_factors(np.c_[X, X**0, np.arange(50)])).tolist() == [True, False, True]


def test_a_deviation_too_small_for_a_float_is_not_divided_by():
    X = np.array([[0.0], [0.0], [0.0], [5e-324]])
    assert mean_and_deviation(X)[1][0] > 0
    assert np.isfinite(robust_scale(X)).all()
    assert min_max_scale(X)[:, 0].tolist() == [0, 0, 0, 1]


@pytest.mark.parametrize("drop_first", [False, True])
@pytest.mark.parametrize(
    "labels",
    [[3, 1, 2, 1], [True, False, True], ["b", "a", "ab", "B"], [0.5, -0.5, 0.5], [7], [-1, -10, 10]],
    ids=str,
)
def test_one_hot_is_the_encoding_of_scikit_learn(labels, drop_first):
    encoder = sk.OneHotEncoder(drop="first" if drop_first else None, sparse_output=False)
    expected = encoder.fit_transform(np.reshape(labels, (-1, 1)))
    for given_as in (labels, np.array(labels)):
        coded = one_hot(given_as, drop_first)
        assert coded.dtype == np.float64
        assert coded.shape == expected.shape
        np.testing.assert_array_equal(coded, expected)


@deterministic
@given(st.lists(st.integers(-3, 3), min_size=1, max_size=10))
def test_one_hot_rows_name_their_label(labels):
    coded = one_hot(labels)
    np.testing.assert_array_equal(coded.sum(axis=1), 1.0)
    np.testing.assert_array_equal(coded @ np.array(sorted(set(labels))), labels)
    np.testing.assert_array_equal(one_hot(labels, drop_first=True), coded[:, 1:])


def exact_inflation(X):
    """`1 / (1 - R^2)` by Gram-Schmidt in rational numbers; None where the others reproduce the column."""

    def residual(column, basis):
        for direction in basis:
            share = sum(map(Fraction.__mul__, column, direction)) / sum(x * x for x in direction)
            column = [x - share * d for x, d in zip(column, direction, strict=True)]
        return column

    columns = [[Fraction(float(x)) for x in column] for column in np.transpose(X)]
    intercept = [Fraction(1)] * len(X)
    factors = []
    for j, target in enumerate(columns):
        basis = [intercept]
        for other in columns[:j] + columns[j + 1 :]:
            direction = residual(other, basis)
            if any(direction):
                basis.append(direction)
        total, unexplained = (sum(x * x for x in residual(target, known)) for known in ([intercept], basis))
        factors.append(float(total / unexplained) if unexplained else np.inf)
    return factors


@deterministic
@given(tables)
def test_inflation_of_small_integers_is_that_of_exact_arithmetic(X):
    assert_close(variance_inflation_factors(X), exact_inflation(X), 1e-9)


@pytest.mark.parametrize("shape", [(40, 5), (40, 2), (12, 10), (7, 5)])
def test_inflation_is_that_of_statsmodels(shape):
    X = mixed_table(2, *shape)
    # in like units, for the sake of its pseudo-inverse
    with_intercept = np.c_[np.ones(len(X)), X / np.abs(X).max(axis=0)]
    expected = [variance_inflation_factor(with_intercept, j) for j in range(1, shape[1] + 1)]
    assert_close(variance_inflation_factors(X), expected, 1e-8)


@pytest.mark.parametrize("strength", [1e-1, 1e-3, 1e-5])
def test_inflation_of_two_columns_is_a_matter_of_their_correlation(strength):
    a, b = np.linalg.qr(np.random.default_rng(5).normal(size=(30, 3)) - [[1, 2, 3]])[0][:, :2].T
    a, b = a - a.mean(), b - b.mean()
    b -= a * (a @ b) / (a @ a)
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
    expected = (1 + strength**2) / strength**2  # of a and a + strength * b
    assert_close(variance_inflation_factors(np.c_[a, a + strength * b]), [expected] * 2, 1e-8)


@pytest.mark.parametrize("offset", [0.0, 100.0, 1e6])
@pytest.mark.parametrize("unit", [1e-8, 1.0, 1e8])
@pytest.mark.parametrize("n_samples", [10, 300])
def test_a_reproduced_column_inflates_only_what_it_is_tied_to(offset, unit, n_samples):
    a, b, c = np.random.default_rng(6).normal(size=(3, n_samples))
    tied = np.c_[a + offset, b + offset, (a + offset) + (b + offset), unit * c]
    free = variance_inflation_factors(np.c_[a, b, c])[2]
    for order in ([0, 1, 2, 3], [3, 2, 1, 0], [2, 3, 0, 1]):
        expected = np.array([np.inf, np.inf, np.inf, free])[order]
        np.testing.assert_allclose(variance_inflation_factors(tied[:, order]), expected, rtol=1e-6)


def test_almost_reproduced_is_finite_and_reproduced_up_to_rounding_is_not():
    a, b, c = np.random.default_rng(7).normal(size=(3, 50))
    near, beyond = (variance_inflation_factors(np.c_[a, a + distance * b, c]) for distance in (1e-5, 1e-7))
    assert (near[:2] > 1e9).all()
    assert np.isfinite(near).all()
    assert np.isinf(beyond).tolist() == [True, True, False]


@pytest.mark.parametrize("distance", [1e-4, 1e-7])
def test_columns_whose_small_difference_reproduces_a_third(distance):
    a, b = np.random.default_rng(8).normal(size=(2, 50))
    X = np.c_[a, a + distance * b, b]
    assert np.isinf(variance_inflation_factors(X)).all()
    assert np.isinf(variance_inflation_factors(np.c_[X, np.full(50, 1e12)])).all()


@pytest.mark.parametrize("constant", [0.0, 0.1, 1e12])
def test_a_constant_column_is_infinite_and_leaves_the_others_alone(constant):
    X = mixed_table(9)
    factors = variance_inflation_factors(np.c_[X, np.full(len(X), constant)])
    assert factors[-1] == np.inf
    assert_close(factors[:-1], variance_inflation_factors(X), 1e-9)


def test_a_single_column_is_one():
    assert variance_inflation_factors([[1e9], [1e9 + 1], [1e9 + 3]]) == pytest.approx([1.0], abs=1e-12)


@pytest.mark.parametrize("shape", [(5, 5), (5, 8), (1, 3), (2, 2)])
def test_as_many_columns_as_rows_reproduce_each_other(shape):
    assert np.isinf(variance_inflation_factors(mixed_table(10, *shape))).all()
    assert variance_inflation_factors(mixed_table(10, *shape)).shape == shape[1:]


@deterministic
@given(st.integers(0, 2**32 - 1), st.permutations(range(5)), st.lists(st.floats(-1e6, -1e-6), min_size=5, max_size=5))
def test_inflation_follows_its_columns_whatever_their_order_and_units(seed, order, units):
    X = np.random.default_rng(seed).normal(size=(20, 5))
    assert_close(variance_inflation_factors((X * units)[:, order]), variance_inflation_factors(X)[order], 1e-8)
