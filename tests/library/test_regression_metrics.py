"""Regression metrics against scikit-learn, their definitions written out, and what must not change them."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lasso_problems import deterministic
from sklearn import metrics as oracle

from sparsecraft.regression_metrics import (
    mean_absolute_error,
    mean_squared_error,
    r2_score,
    root_mean_squared_error,
)

PAIRS = [
    (mean_squared_error, oracle.mean_squared_error),
    (root_mean_squared_error, oracle.root_mean_squared_error),
    (mean_absolute_error, oracle.mean_absolute_error),
    (r2_score, oracle.r2_score),
]
METRICS = [ours for ours, _ in PAIRS]
pairs = st.integers(1, 8).flatmap(lambda n: st.tuples(*[st.lists(st.integers(-5, 5), min_size=n, max_size=n)] * 2))
each_metric = pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.__name__)


@pytest.mark.parametrize(("metric", "theirs"), PAIRS, ids=lambda function: function.__name__)
@deterministic
@given(pairs)
def test_equal_to_scikit_learn(metric, theirs, pair):
    y, predicted = (np.array(values, dtype=float) for values in pair)
    if metric is r2_score and len(y) == 1:
        return  # scikit-learn gives nan and a warning; the contract's answer is tested below
    assert metric(y, predicted) == pytest.approx(theirs(y, predicted), rel=1e-12, abs=1e-12)
    assert type(metric(y, predicted)) is float


@pytest.mark.parametrize(("metric", "theirs"), PAIRS, ids=lambda function: function.__name__)
def test_equal_to_scikit_learn_on_real_numbers(metric, theirs):
    rng = np.random.default_rng(0)
    y = rng.normal(20, 8, 500)
    predicted = y + rng.normal(0, 3, 500)
    assert metric(y, predicted) == pytest.approx(theirs(y, predicted), rel=1e-12)


def test_by_hand():
    y, predicted = [1, 2, 3, 6], [2, 2, 1, 7]
    assert mean_squared_error(y, predicted) == 6 / 4
    assert root_mean_squared_error(y, predicted) == (6 / 4) ** 0.5
    assert mean_absolute_error(y, predicted) == 1.0
    assert r2_score(y, predicted) == pytest.approx(1 - 6 / 14, rel=1e-15)


@pytest.mark.parametrize("constant", [0.0, 3.0, 0.1, -1e-200, 1e200])
@pytest.mark.parametrize("n_samples", [1, 2, 3, 7])
def test_r2_of_a_constant_target_is_one_or_zero(constant, n_samples):
    y = np.full(n_samples, constant)
    off = y.copy()
    off[-1] = np.nextafter(constant, np.inf)
    assert r2_score(y, y) == 1.0
    assert r2_score(y, off) == 0.0
    assert r2_score(y, y + 1) == (1.0 if constant == 1e200 else 0.0)  # 1e200 + 1 is 1e200


def test_r2_of_the_mean_is_zero_and_of_worse_is_negative():
    y = np.array([1.0, 2.0, 6.0])
    assert r2_score(y, np.full(3, 3.0)) == 0.0
    assert r2_score(y, -y) < 0


@deterministic
@given(pairs, st.sampled_from([2.0**-600, 2.0**-3, 2.0**3, 2.0**400]))
def test_r2_has_no_units(pair, unit):
    y, predicted = (np.array(values, dtype=float) for values in pair)
    assert r2_score(unit * y, unit * predicted) == r2_score(y, predicted)


@deterministic
@given(pairs, st.integers(-4, 4))
def test_errors_scale_with_the_units_and_do_not_see_a_shift(pair, factor):
    y, predicted = (np.array(values, dtype=float) for values in pair)
    shifted = factor * y + 7, factor * predicted + 7
    assert mean_squared_error(*shifted) == pytest.approx(factor**2 * mean_squared_error(y, predicted))
    assert root_mean_squared_error(*shifted) == pytest.approx(abs(factor) * root_mean_squared_error(y, predicted))
    assert mean_absolute_error(*shifted) == pytest.approx(abs(factor) * mean_absolute_error(y, predicted))
    assert mean_absolute_error(y, predicted) <= root_mean_squared_error(y, predicted) + 1e-12


@each_metric
def test_integers_do_not_overflow_or_wrap(metric):
    y, predicted = np.array([90_000, 10, 0, 4]), np.array([10, 90_000, 3, 4])
    expected = metric(y.astype(float), predicted.astype(float))
    for dtype in (np.int32, np.uint32, np.int64, np.float32):
        assert metric(y.astype(dtype), predicted.astype(dtype)) == expected
    assert metric(y.tolist(), predicted[::-1].copy()[::-1]) == expected


@each_metric
@pytest.mark.parametrize(
    ("y", "predicted"), [(np.ones(3), np.ones((3, 1))), (np.ones(3), np.ones(1)), (np.eye(3), np.eye(3)), (1.0, 1.0)]
)
def test_shapes_that_would_broadcast_are_refused(metric, y, predicted):
    with pytest.raises(ValueError, match=r"y_true and y_pred must both be \(n,\)"):
        metric(y, predicted)


@each_metric
def test_arguments_are_not_modified(metric):
    y, predicted = np.array([1.0, 2.0, 4.0]), np.array([1.0, 3.0, 3.0])
    for values in (y, predicted):
        values.setflags(write=False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        metric(y, predicted)
