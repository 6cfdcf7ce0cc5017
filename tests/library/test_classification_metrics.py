"""Classification metrics against scikit-learn, definitions written out over pairs and thresholds, and the edges."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lasso_problems import deterministic
from sklearn import metrics as oracle

from sparsecraft import classification_metrics, metrics
from sparsecraft.classification_metrics import (
    accuracy,
    average_precision,
    confusion_matrix,
    cost_threshold,
    f1_score,
    precision,
    precision_recall_curve,
    recall,
    roc_auc,
    roc_curve,
    specificity,
    youden_threshold,
)

SCORES = [roc_curve, roc_auc, precision_recall_curve, average_precision, youden_threshold]
each_of_two_classes = pytest.mark.parametrize("metric", [roc_curve, roc_auc, youden_threshold])
each_of_positives = pytest.mark.parametrize("metric", [precision_recall_curve, average_precision])
each_on_scores = pytest.mark.parametrize("metric", [*SCORES, lambda y, s: cost_threshold(y, s, 1, 1)])


def labels(n):
    return st.lists(st.integers(0, 1), min_size=n, max_size=n)


label_pairs = st.integers(1, 9).flatmap(lambda n: st.tuples(labels(n), labels(n)))
tied = st.integers(1, 12).flatmap(lambda n: st.tuples(labels(n), st.lists(st.integers(-3, 3), min_size=n, max_size=n)))
both_classes = tied.filter(lambda pair: len(set(pair[0])) == 2)
with_positive = tied.filter(lambda pair: 1 in pair[0])
infinite = [-np.inf, -1.0, -0.0, 0.0, 0.5, 1.0, np.inf]


def real_problem(seed, n_samples=300, decimals=None):
    rng = np.random.default_rng(seed)
    y = (rng.random(n_samples) < 0.3).astype(int)
    scores = rng.normal(size=n_samples) + y
    return y, scores if decimals is None else scores.round(decimals)


problems = pytest.mark.parametrize(
    ("y", "scores"), [real_problem(seed, decimals=decimals) for seed, decimals in product(range(3), (None, 1, 0))]
)


def counts_at(y, scores, threshold):
    """(TP, FP) counted one sample after another."""
    chosen = [label for label, score in zip(y, scores, strict=True) if score >= threshold]
    return sum(chosen), len(chosen) - sum(chosen)


def auc_over_pairs(y, scores):
    positives = [score for label, score in zip(y, scores, strict=True) if label == 1]
    negatives = [score for label, score in zip(y, scores, strict=True) if label == 0]
    halves = sum(2 * (p > n) + (p == n) for p, n in product(positives, negatives))
    return halves / (2 * len(positives) * len(negatives))


@deterministic
@given(label_pairs)
def test_counts_and_rates_equal_those_of_scikit_learn(pair):
    y, predicted = pair
    confusion = confusion_matrix(y, predicted)
    np.testing.assert_array_equal(confusion, oracle.confusion_matrix(y, predicted, labels=[0, 1]))
    assert confusion.shape == (2, 2)
    assert confusion.dtype.kind == "i"
    expected = {
        accuracy: oracle.accuracy_score(y, predicted),
        precision: oracle.precision_score(y, predicted, zero_division=0),
        recall: oracle.recall_score(y, predicted, zero_division=0),
        specificity: oracle.recall_score(y, predicted, pos_label=0, zero_division=0),
        f1_score: oracle.f1_score(y, predicted, zero_division=0),
    }
    for metric, value in expected.items():
        assert metric(y, predicted) == pytest.approx(value, abs=1e-15)
        assert type(metric(y, predicted)) is float


def test_by_hand():
    y, predicted = [0] * 5 + [1] * 7, [1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
    assert confusion_matrix(y, predicted).tolist() == [[4, 1], [2, 5]]
    assert [m(y, predicted) for m in (accuracy, precision, recall, specificity, f1_score)] == [
        9 / 12,
        5 / 6,
        5 / 7,
        4 / 5,
        10 / 13,
    ]


@pytest.mark.parametrize(
    ("y", "predicted", "zero"),
    [([0, 1], [0, 0], {precision, recall, f1_score}), ([0, 0], [0, 1], {precision, recall, f1_score}),
     ([1, 1], [0, 1], {specificity}), ([0, 0], [0, 0], {precision, recall, f1_score})],
)  # fmt: skip
def test_nothing_to_divide_by_gives_zero(y, predicted, zero):
    metrics_of_a_threshold = [accuracy, precision, recall, specificity, f1_score]
    assert {m for m in metrics_of_a_threshold if m(y, predicted) == 0.0} == zero


@deterministic
@given(both_classes)
def test_roc_curve_counts_at_every_distinct_score(pair):
    y, scores = pair
    fpr, tpr, thresholds = roc_curve(y, scores)
    assert thresholds.tolist() == [np.inf, *sorted(set(scores), reverse=True)]
    counts = np.array([counts_at(y, scores, t) for t in thresholds])
    np.testing.assert_array_equal(tpr, counts[:, 0] / sum(y))
    np.testing.assert_array_equal(fpr, counts[:, 1] / (len(y) - sum(y)))


@problems
def test_curves_equal_those_of_scikit_learn(y, scores):
    for ours, theirs in zip(roc_curve(y, scores), oracle.roc_curve(y, scores, drop_intermediate=False), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12)
        assert ours.dtype == np.float64
    for ours, theirs in zip(
        precision_recall_curve(y, scores),
        oracle.precision_recall_curve(y, scores, drop_intermediate=False),
        strict=True,
    ):
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12)
        assert ours.dtype == np.float64
    assert roc_auc(y, scores) == pytest.approx(oracle.roc_auc_score(y, scores), abs=1e-12)
    assert average_precision(y, scores) == pytest.approx(oracle.average_precision_score(y, scores), abs=1e-12)


@deterministic
@given(both_classes)
def test_auc_is_the_share_of_pairs_in_order_to_the_last_bit(pair):
    y, scores = pair
    assert roc_auc(y, scores) == auc_over_pairs(y, scores)
    assert type(roc_auc(y, scores)) is float


@deterministic
@given(st.lists(st.tuples(st.integers(0, 1), st.sampled_from(infinite)), min_size=2, max_size=12))
def test_infinite_scores_and_signed_zeros_are_numbers_like_others(rows):
    y, scores = [row[0] for row in rows], [row[1] for row in rows]
    if len(set(y)) < 2:
        return
    assert roc_auc(y, scores) == auc_over_pairs(y, scores)
    assert roc_curve(y, scores)[2].tolist() == [np.inf, *sorted(set(scores), reverse=True)]
    fpr, tpr, _ = roc_curve(y, scores)
    assert roc_auc(y, scores) == pytest.approx(oracle.auc(fpr, tpr), abs=1e-12)


@problems
def test_auc_of_a_monotone_transform_flipped_labels_and_flipped_scores(y, scores):
    area = roc_auc(y, scores)
    assert roc_auc(y, np.exp(scores)) == area
    assert roc_auc(1 - y, -scores) == area
    assert roc_auc(y, -scores) == pytest.approx(1 - area, abs=1e-15)
    shuffled = np.random.default_rng(0).permutation(len(y))
    assert roc_auc(y[shuffled], scores[shuffled]) == area


def test_auc_of_a_million_scores_is_exact_and_equal_to_that_of_scikit_learn():
    rng = np.random.default_rng(0)
    y = np.arange(1_000_000) % 2
    for scores in (rng.normal(size=len(y)) + y, (20 * rng.normal(size=len(y)) + y).round()):
        assert roc_auc(y, scores) == pytest.approx(oracle.roc_auc_score(y, scores), abs=1e-12)
    assert roc_auc(y, np.zeros(len(y))) == 0.5
    assert roc_auc(y, y) == 1.0
    assert roc_auc(y, 1 - y) == 0.0


def test_whole_numbers_beyond_the_precision_of_floats_are_not_ties():
    assert roc_auc([0, 1], np.array([2**60, 2**60 + 1])) == 1.0
    assert roc_auc([1, 0], np.array([0, 2**63 + 1], dtype=np.uint64)) == 0.0


@deterministic
@given(with_positive)
def test_precision_recall_curve_counts_at_every_distinct_score(pair):
    y, scores = pair
    precisions, recalls, thresholds = precision_recall_curve(y, scores)
    assert thresholds.tolist() == sorted(set(scores))
    assert (precisions[-1], recalls[-1]) == (1.0, 0.0)
    counts = np.array([counts_at(y, scores, t) for t in thresholds])
    np.testing.assert_array_equal(precisions[:-1], counts[:, 0] / counts.sum(axis=1))
    np.testing.assert_array_equal(recalls[:-1], counts[:, 0] / sum(y))


@deterministic
@given(with_positive)
def test_average_precision_is_precision_times_the_recall_gained(pair):
    y, scores = pair
    total, found = 0.0, 0
    for threshold in sorted(set(scores), reverse=True):
        tp, fp = counts_at(y, scores, threshold)
        total, found = total + (tp - found) / sum(y) * tp / (tp + fp), tp
    assert average_precision(y, scores) == pytest.approx(total, abs=1e-14)
    assert type(average_precision(y, scores)) is float


def test_one_class_of_positives_has_a_precision_recall_curve():
    assert [column.tolist() for column in precision_recall_curve([1, 1], [0.2, 0.7])] == [
        [1.0, 1.0, 1.0],
        [1.0, 0.5, 0.0],
        [0.2, 0.7],
    ]
    assert average_precision([1, 1], [0.2, 0.7]) == 1.0


@deterministic
@given(both_classes)
def test_youden_threshold_is_the_largest_of_the_best(pair):
    y, scores = pair
    n_positive, n_negative = sum(y), len(y) - sum(y)

    def scaled_j(threshold):
        tp, fp = counts_at(y, scores, threshold)
        return tp * n_negative - fp * n_positive

    best = max(map(scaled_j, scores))
    assert youden_threshold(y, scores) == max(s for s in scores if scaled_j(s) == best)
    assert type(youden_threshold(y, scores)) is float


def test_youden_threshold_does_not_let_rounding_decide_a_tie():
    y = np.array([1] * 7 + [0] * 49)
    scores = np.concatenate([[9, 8, 7, 6, 5, 4, 3], [8] * 7, [7] * 7, [6] * 7, [5] * 7, [4] * 7, [3] * 7, [0] * 7])
    assert youden_threshold(y, scores) == 9.0  # J is 1/7 at 9, 8, ..., 3


@deterministic
@given(tied, st.integers(0, 4), st.integers(0, 4))
def test_cost_threshold_is_the_largest_of_the_cheapest(pair, false_positive_cost, false_negative_cost):
    y, scores = pair

    def cost(threshold):
        tp, fp = counts_at(y, scores, threshold)
        return false_positive_cost * fp + false_negative_cost * (sum(y) - tp)

    candidates = [*scores, np.inf]
    cheapest = min(map(cost, candidates))
    threshold = cost_threshold(y, scores, false_positive_cost, false_negative_cost)
    assert threshold == max(t for t in candidates if cost(t) == cheapest)
    assert type(threshold) is float


def test_cost_threshold_of_one_class():
    assert cost_threshold([0, 0], [0.2, 0.7], 1, 1) == np.inf
    assert cost_threshold([1, 1], [0.2, 0.7], 1, 1) == 0.2
    assert cost_threshold([0, 1], [0.2, 0.7], 0, 0) == np.inf


@each_of_two_classes
@pytest.mark.parametrize("y", [[0, 0, 0], [1, 1, 1]])
def test_one_class_is_refused(metric, y):
    with pytest.raises(ValueError, match="one class only"):
        metric(y, [0.1, 0.2, 0.3])


@each_of_positives
def test_no_positive_is_refused(metric):
    with pytest.raises(ValueError, match="holds no 1"):
        metric([0, 0, 0], [0.1, 0.2, 0.3])


@each_on_scores
def test_missing_scores_are_refused(metric):
    with pytest.raises(ValueError, match="NaN"):
        metric([0, 1, 1], [0.1, np.nan, 0.3])


@each_on_scores
@pytest.mark.parametrize("scores", [[0.1, 0.2], [[0.1], [0.2], [0.3]], [[0.1, 0.2, 0.3]], 0.5, ["a", "b", "c"]])
def test_scores_of_another_shape_or_kind_are_refused(metric, scores):
    with pytest.raises(ValueError, match=r"y_score must be|could not convert"):
        metric([0, 1, 1], scores)


@pytest.mark.parametrize(
    "wrong", [[0, 1, 2], [-1, 1, 1], [0.5, 1, 0], [np.nan, 1, 0], [[0], [1], [1]], ["0", "1", "1"]]
)
def test_labels_other_than_0_and_1_are_refused_by_name(wrong):
    for metric in (roc_auc, roc_curve, average_precision, confusion_matrix, accuracy):
        with pytest.raises(ValueError, match="y_true must be a one-dimensional array of 0 and 1"):
            metric(wrong, [0, 1, 1])
    with pytest.raises(ValueError, match="y_pred must be a one-dimensional array of 0 and 1"):
        confusion_matrix([0, 1, 1], wrong)


@pytest.mark.parametrize("predicted", [[0, 1], [1], [0, 1, 1, 0]])
def test_predictions_of_another_length_are_refused(predicted):
    with pytest.raises(ValueError, match="y_pred must be"):
        confusion_matrix([0, 1, 1], predicted)


@pytest.mark.parametrize("dtype", [bool, np.int8, np.uint8, np.int32, np.int64, np.float32, float, object])
def test_any_type_of_labels_and_scores_gives_the_same(dtype):
    y, scores = np.array([0, 1, 1, 0, 1, 0, 1]), np.array([0, 1, 0, 1, 1, 0, 1])
    given_y, given_scores = np.repeat(y, 2).astype(dtype)[::2], scores.astype(dtype)
    assert confusion_matrix(given_y, given_scores).tolist() == confusion_matrix(y, scores).tolist()
    assert cost_threshold(given_y, given_scores, 1, 1) == cost_threshold(y, scores, 1, 1)
    for metric in SCORES:
        for ours, expected in zip(
            np.atleast_2d(np.array(metric(given_y, given_scores), dtype=object)),
            np.atleast_2d(np.array(metric(y, scores.astype(float)), dtype=object)),
            strict=True,
        ):
            assert [np.asarray(value).tolist() for value in ours] == [np.asarray(value).tolist() for value in expected]


@each_on_scores
def test_arguments_are_not_modified(metric):
    y, scores = real_problem(0)
    before = y.copy(), scores.copy()
    y.setflags(write=False)
    scores.setflags(write=False)
    metric(y, scores)
    np.testing.assert_array_equal(y, before[0])
    np.testing.assert_array_equal(scores, before[1])


def test_metrics_gathers_them_all():
    names = [*classification_metrics.__all__, "mean_absolute_error", "mean_squared_error", "r2_score"]
    names += ["root_mean_squared_error", "brier_score", "calibration_curve", "log_loss", "pr_auc"]
    assert sorted(metrics.__all__) == sorted(names)
    assert all(
        getattr(metrics, name) is getattr(classification_metrics, name) for name in classification_metrics.__all__
    )
