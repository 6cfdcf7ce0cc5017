"""Metrics of probabilities against scikit-learn, definitions written out, and the edges."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lasso_problems import deterministic
from sklearn import calibration as oracle_calibration
from sklearn import metrics as oracle

from sparsecraft.calibration import brier_score, calibration_curve, log_loss, pr_auc

coarse = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 8)), min_size=2, max_size=15).filter(
    lambda rows: len({label for label, _ in rows}) == 2
)
each_of_a_class = pytest.mark.parametrize("metric", [brier_score, calibration_curve, log_loss])


def problem(seed, n_samples=300):
    rng = np.random.default_rng(seed)
    probability = rng.beta(0.7, 1.5, n_samples)
    return (rng.random(n_samples) < probability**1.3).astype(int), probability


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("strategy", ["uniform", "quantile"])
@pytest.mark.parametrize("n_bins", [1, 5, 10, 37])
def test_calibration_curve_equals_that_of_scikit_learn(seed, strategy, n_bins):
    y, probability = problem(seed)
    expected = oracle_calibration.calibration_curve(y, probability, n_bins=n_bins, strategy=strategy)
    for ours, theirs in zip(calibration_curve(y, probability, n_bins, strategy), expected, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12)


@deterministic
@given(coarse, st.sampled_from([1, 2, 4, 8]), st.sampled_from(["uniform", "quantile"]))
def test_calibration_curve_with_ties_on_the_edges_of_bins(rows, n_bins, strategy):
    y, probability = [row[0] for row in rows], [row[1] / 8 for row in rows]
    expected = oracle_calibration.calibration_curve(y, probability, n_bins=n_bins, strategy=strategy)
    for ours, theirs in zip(calibration_curve(y, probability, n_bins, strategy), expected, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12)


def test_calibration_curve_by_hand():
    shares, means = calibration_curve([1, 0, 1, 1, 1], [0.0, 0.2, 0.21, 0.5, 1.0])
    assert shares.tolist() == [0.5, 1.0, 1.0, 1.0]  # (lower, upper]: 0.2 is in the first of five bins, which holds 0.0
    np.testing.assert_allclose(means, [0.1, 0.21, 0.5, 1.0])


def test_one_class_has_a_calibration_curve():
    assert [column.tolist() for column in calibration_curve([0, 0], [0.25, 0.5], n_bins=1)] == [[0.0], [0.375]]


@pytest.mark.parametrize("seed", range(4))
def test_scores_of_one_probability_equal_those_of_scikit_learn(seed):
    y, probability = problem(seed)
    assert brier_score(y, probability) == pytest.approx(oracle.brier_score_loss(y, probability), abs=1e-12)
    assert log_loss(y, probability) == pytest.approx(oracle.log_loss(y, probability), abs=1e-12)
    precision, recall, _ = oracle.precision_recall_curve(y, probability)
    assert pr_auc(y, probability) == pytest.approx(oracle.auc(recall, precision), abs=1e-12)


@deterministic
@given(coarse)
def test_certain_and_wrong_is_clipped_as_scikit_learn_clips(rows):
    y, probability = [row[0] for row in rows], [row[1] / 8 for row in rows]
    assert log_loss(y, probability) == pytest.approx(oracle.log_loss(y, probability), abs=1e-12)
    assert brier_score(y, probability) == pytest.approx(oracle.brier_score_loss(y, probability), abs=1e-12)


def test_log_loss_by_hand():
    assert log_loss([1, 0], [0.5, 0.75]) == pytest.approx((math.log(2) + math.log(4)) / 2, rel=1e-15)
    assert log_loss([0], [1.0]) == pytest.approx(52 * math.log(2), rel=1e-12)
    assert log_loss([1], [0.0]) == pytest.approx(52 * math.log(2), rel=1e-12)
    assert 0 <= log_loss([0, 1], [0.0, 1.0]) < 1e-15
    assert log_loss([0], [1e-20]) < 1e-15
    assert type(log_loss([1], [0.5])) is float


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("n_classes", [2, 3, 7])
def test_log_loss_of_several_classes_equals_that_of_scikit_learn(seed, n_classes):
    rng = np.random.default_rng(seed)
    probability = rng.dirichlet(np.full(n_classes, 0.3), size=50)
    y = rng.integers(0, n_classes, 50)
    expected = oracle.log_loss(y, probability, labels=range(n_classes))
    assert log_loss(y, probability) == pytest.approx(expected, abs=1e-12)
    assert log_loss(y.astype(float), np.asfortranarray(probability)) == pytest.approx(expected, abs=1e-12)


def test_log_loss_of_two_columns_is_that_of_one_probability():
    y, probability = problem(0)
    table = np.column_stack([1 - probability, probability])
    assert log_loss(y, table) == pytest.approx(log_loss(y, probability), abs=1e-15)


def test_log_loss_of_certain_and_wrong_among_several_classes():
    assert log_loss([2, 0], [[1, 0, 0], [1, 0, 0]]) == pytest.approx(26 * math.log(2), rel=1e-12)


def test_area_under_the_precision_recall_curve_joins_its_points_by_lines():
    # recall 0 to 1/2 at precision 1, then down to precision 2/3 at recall 1
    assert pr_auc([0, 1, 0, 1], [0.1, 0.4, 0.4, 0.8]) == pytest.approx(0.5 * 1 + 0.5 * (1 + 2 / 3) / 2, rel=1e-15)
    assert pr_auc([1, 0, 0, 0], [0.5] * 4) == pytest.approx((1 + 1 / 4) / 2)  # average precision is 1/4
    with pytest.raises(ValueError, match="holds no 1"):
        pr_auc([0, 0], [0.1, 0.2])


@each_of_a_class
@pytest.mark.parametrize("probability", [[0.5, 1.1], [-0.1, 0.5], [np.nan, 0.5], [np.inf, 0.5], [], 0.5])
def test_what_is_no_probability_is_refused(metric, probability):
    with pytest.raises(ValueError, match="probability must be"):
        metric([0, 1], probability)


@each_of_a_class
@pytest.mark.parametrize("y", [[0, 2], [-1, 1], [0.5, 1], [[0, 1]]])
def test_labels_other_than_0_and_1_are_refused(metric, y):
    with pytest.raises(ValueError, match="y_true must be a one-dimensional array of 0 and 1"):
        metric(y, [0.5, 0.5])


@each_of_a_class
@pytest.mark.parametrize("y", [[0], [0, 1, 1]])
def test_lengths_that_differ_are_refused(metric, y):
    with pytest.raises(ValueError, match="must both be"):
        metric(y, [0.5, 0.5])


@pytest.mark.parametrize("metric", [brier_score, calibration_curve])
def test_a_table_of_probabilities_is_refused_where_one_class_is_meant(metric):
    with pytest.raises(ValueError, match="must both be"):
        metric([0, 1], [[0.5, 0.5], [0.2, 0.8]])


@pytest.mark.parametrize("y", [[0, 3], [-1, 0], [0.5, 1], [0], [[0, 1]]])
def test_labels_without_a_column_are_refused(y):
    with pytest.raises(ValueError, match="from 0 to 2"):
        log_loss(y, [[0.2, 0.3, 0.5], [0.2, 0.3, 0.5]])


def test_rows_that_do_not_sum_to_one_are_refused():
    with pytest.raises(ValueError, match="sum to 1"):
        log_loss([0, 1], [[0.9, 0.9], [0.5, 0.5]])
    assert log_loss([0, 1], np.full((2, 3), 1 / 3, dtype=np.float32)) == pytest.approx(math.log(3), rel=1e-6)


@pytest.mark.parametrize(
    ("n_bins", "strategy", "message"), [(0, "uniform", "n_bins must be"), (5, "equal", "strategy must be")]
)
def test_bins_that_make_no_sense_are_refused(n_bins, strategy, message):
    with pytest.raises(ValueError, match=message):
        calibration_curve([0, 1], [0.2, 0.8], n_bins=n_bins, strategy=strategy)


@pytest.mark.parametrize("metric", [brier_score, calibration_curve, log_loss, pr_auc])
def test_lists_booleans_and_small_floats_are_welcome_and_left_alone(metric):
    y, probability = np.array([0, 1, 1, 0]), np.array([0.25, 0.5, 0.75, 0.125])
    y.setflags(write=False)
    probability.setflags(write=False)
    expected = np.array(metric(y, probability))
    for given_y, given_probability in (
        (y.tolist(), probability.tolist()),
        (y.astype(bool), probability.astype(np.float32)),
        (y.astype(float), np.repeat(probability, 2)[::2]),
    ):
        np.testing.assert_array_equal(metric(given_y, given_probability), expected)
