"""Made-up problems have the truth that they announce: correlations, noise, probabilities, margins, sparsity, seeds."""

import inspect

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lasso_problems import deterministic
from scipy.linalg import toeplitz
from scipy.special import expit, softmax
from scipy.stats import kstest
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.svm import SVC

from sparsecraft.datasets.synthetic import (
    make_classification,
    make_correlated_design,
    make_gene_table,
    make_multiclass,
    make_regression,
    make_separable,
)

MAKERS = [make_regression, make_classification, make_multiclass, make_separable, make_gene_table]
each_maker = pytest.mark.parametrize("make", MAKERS)
MANY = 40_000
rhos = pytest.mark.parametrize("rho", [0.0, 0.6, -0.5])


def variance(w, rho):
    return w @ toeplitz(rho ** np.arange(len(w))) @ w


def assert_probabilities(probability, happened):
    """In each tenth of the predicted probabilities, what happened is as frequent as predicted, within 4 deviations."""
    order = np.argsort(probability)
    for part in np.array_split(order, 10):
        deviation = np.sqrt(np.sum(probability[part] * (1 - probability[part])))
        assert abs(happened[part].sum() - probability[part].sum()) <= 4 * deviation


@rhos
def test_correlation_falls_with_the_distance_of_columns(rho):
    X = make_correlated_design(MANY, 5, rho, seed=0)
    np.testing.assert_allclose(np.cov(X.T), toeplitz(rho ** np.arange(5)), rtol=0, atol=0.03)
    assert all(kstest(column, "norm").pvalue > 1e-3 for column in X.T)


@pytest.mark.parametrize("rho", [-1.0, 1.0, 1.5, np.nan])
def test_correlations_of_one_and_more_are_refused(rho):
    for call in (
        lambda: make_correlated_design(3, 2, rho, seed=0),
        lambda: make_regression(rho=rho),
        lambda: make_classification(rho=rho),
        lambda: make_multiclass(rho=rho),
        lambda: make_separable(rho=rho),
    ):
        with pytest.raises(ValueError, match="rho must lie between"):
            call()


@each_maker
def test_shapes_types_and_sparsity(make):
    X, y, w = make(30, 12, n_informative=4)
    assert X.shape == (30, 12)
    assert y.shape == (30,)
    assert y.dtype == (np.float64 if make is make_regression else np.int64)
    assert w.shape == ((12, 3) if make is make_multiclass else (12,))
    assert np.count_nonzero(w.reshape(12, -1).any(axis=1)) == 4


@each_maker
def test_seeds_and_generators(make):
    for first, again, other in zip(make(seed=5), make(seed=5), make(seed=6), strict=True):
        np.testing.assert_array_equal(first, again)
        assert not np.array_equal(first, other)
    rng = np.random.default_rng(5)
    np.testing.assert_array_equal(make(seed=rng)[0], make(seed=5)[0])
    assert not np.array_equal(make(seed=rng)[0], make(seed=5)[0])


@each_maker
def test_every_parameter_matters(make):
    other = {"n_samples": 7, "n_patients": 7, "n_features": 33, "n_genes": 33, "n_classes": 4, "n_informative": 1}
    other |= {"rho": 0.3, "snr": 0.7, "signal": 0.4, "margin": 0.2, "fold_change": 7.0, "seed": 9}
    for name in inspect.signature(make).parameters:
        changed = make(**{name: other[name]})
        assert any(not np.array_equal(a, b) for a, b in zip(changed, make(), strict=True))


@each_maker
@pytest.mark.parametrize("n_informative", [-1, 9])
def test_a_number_of_informative_columns_that_cannot_be_is_refused(make, n_informative):
    with pytest.raises(ValueError, match="n_informative"):
        make(10, 8, n_informative=n_informative)


def test_informative_columns_are_anywhere_and_of_both_signs():
    truths = np.array([make_regression(2, 6, n_informative=2, seed=seed)[2] for seed in range(300)])
    assert (np.count_nonzero(truths, axis=0) > 60).all()
    assert (np.count_nonzero(truths, axis=1) == 2).all()
    assert 0.4 < np.mean(truths[truths != 0] > 0) < 0.6
    assert (np.abs(truths[truths != 0]) >= 1).all()
    assert (np.abs(truths) <= 3).all()


@rhos
@pytest.mark.parametrize("snr", [0.5, 5.0])
def test_regression_has_the_signal_to_noise_ratio(rho, snr):
    X, y, w = make_regression(MANY, 8, rho=rho, snr=snr, seed=1)
    noise = y - X @ w
    assert noise.var() == pytest.approx(variance(w, rho) / snr, rel=0.03)
    assert np.var(X @ w) / noise.var() == pytest.approx(snr, rel=0.05)
    assert LinearRegression().fit(X, y).score(X, y) == pytest.approx(snr / (1 + snr), abs=0.02)
    assert kstest(noise / noise.std(), "norm").pvalue > 1e-3


def test_regression_without_noise_and_without_signal():
    X, y, w = make_regression(20, 6, n_informative=2, snr=np.inf)
    np.testing.assert_allclose(y, X @ w, rtol=0, atol=1e-12)
    _, noise, nothing = make_regression(MANY, 3, n_informative=0, snr=0.1)
    assert not nothing.any()
    assert noise.var() == pytest.approx(1.0, rel=0.03)


@pytest.mark.parametrize("snr", [0.0, -1.0, np.nan])
def test_a_ratio_that_is_not_positive_is_refused(snr):
    with pytest.raises(ValueError, match="snr must be positive"):
        make_regression(snr=snr)


@rhos
@pytest.mark.parametrize("signal", [0.7, 3.0])
def test_classification_is_a_logistic_model(rho, signal):
    X, y, w = make_classification(MANY, 6, n_informative=3, rho=rho, signal=signal, seed=2)
    assert np.sqrt(variance(w, rho)) == pytest.approx(signal)
    assert_probabilities(expit(X @ w), y)
    fitted = LogisticRegression(C=np.inf, fit_intercept=False, tol=1e-8).fit(X, y).coef_[0]
    np.testing.assert_allclose(fitted, w, rtol=0, atol=0.15)


def test_classification_without_signal_is_noise():
    _, y, w = make_classification(MANY, 4, signal=0.0, n_informative=4)
    assert not w.any()
    assert y.mean() == pytest.approx(0.5, abs=0.01)
    assert not make_classification(50, 4, n_informative=0)[2].any()


@rhos
def test_multiclass_is_a_softmax_model(rho):
    X, y, W = make_multiclass(MANY, 5, 4, n_informative=3, rho=rho, signal=1.5, seed=3)
    np.testing.assert_allclose(W.sum(axis=1), 0, atol=1e-12)
    assert np.mean([variance(w, rho) for w in W.T]) == pytest.approx(1.5**2)
    probability = softmax(X @ W, axis=1)
    for label in range(4):
        assert_probabilities(probability[:, label], y == label)


@pytest.mark.parametrize("make", [make_classification, make_multiclass])
@pytest.mark.parametrize("signal", [-1.0, np.nan, np.inf])
def test_a_signal_that_is_no_deviation_is_refused(make, signal):
    with pytest.raises(ValueError, match="signal must be finite"):
        make(signal=signal)


def test_multiclass_with_two_classes_is_a_logistic_model():
    X, y, W = make_multiclass(MANY, 4, 2, seed=4)
    assert_probabilities(expit(X @ (W[:, 1] - W[:, 0])), y)


@pytest.mark.parametrize("n_classes", [1, 0])
def test_a_single_class_is_refused(n_classes):
    with pytest.raises(ValueError, match="n_classes"):
        make_multiclass(n_classes=n_classes)


@deterministic
@given(st.integers(2, 40), st.integers(1, 6), st.floats(0.01, 5), st.floats(-0.9, 0.9), st.integers(0, 2**32 - 1))
def test_separable_classes_keep_their_distance(n_samples, n_informative, margin, rho, seed):
    X, y, w = make_separable(n_samples, 6, n_informative=n_informative, margin=margin, rho=rho, seed=seed)
    assert np.linalg.norm(w) == pytest.approx(1.0)
    assert ((2 * y - 1) * (X @ w)).min() >= margin * (1 - 1e-9)
    assert y.sum() == n_samples // 2
    assert set(y.tolist()) == {0, 1}


def test_a_support_vector_machine_parts_separable_classes_as_widely_at_least():
    X, y, _ = make_separable(80, 3, margin=0.4)
    machine = SVC(kernel="linear", C=1e6).fit(X, y)
    assert machine.score(X, y) == 1.0
    assert 1 / np.linalg.norm(machine.coef_) >= 0.4 - 1e-3


def test_separable_rows_but_for_the_margin_are_the_gaussian_design():
    X, y, w = make_separable(MANY, 4, rho=0.5, margin=0.3)
    before = X - 0.3 * np.outer(2 * y - 1, w)
    np.testing.assert_allclose(np.cov(before.T), toeplitz(0.5 ** np.arange(4)), rtol=0, atol=0.03)
    np.testing.assert_allclose(before.mean(axis=0), 0, atol=0.03)
    assert not np.array_equal(np.sort(y), y)


@pytest.mark.parametrize(
    "wrong", [{"margin": 0.0}, {"margin": -1.0}, {"margin": np.nan}, {"margin": np.inf}, {"n_informative": 0}]
)
def test_separable_classes_need_a_margin_and_something_to_part_them(wrong):
    with pytest.raises(ValueError, match="margin and n_informative must be positive"):
        make_separable(**wrong)


def test_gene_table_is_shifted_in_its_informative_genes_alone():
    X, y, w = make_gene_table(MANY // 4, 30, n_informative=6, fold_change=2.5, seed=5)
    assert (X > 0).all()
    assert y.sum() == len(y) // 2
    logs = np.log10(X)
    shift = logs[y == 1].mean(axis=0) - logs[y == 0].mean(axis=0)
    np.testing.assert_allclose(shift, 0.04 * w, rtol=0, atol=0.02)
    np.testing.assert_allclose(np.abs(w[w != 0]), np.log10(2.5) / 0.04)
    np.testing.assert_allclose(logs[y == 0].std(axis=0), 0.2, rtol=0.05)
    level = logs[y == 0].mean(axis=0)
    assert 1.98 < level.min() < 2.3
    assert 3.7 < level.max() < 4.02


def test_the_truth_of_a_gene_table_is_its_logistic_model():
    X, y, w = make_gene_table(MANY, 4, n_informative=2, fold_change=1.3, seed=6)
    fitted = LogisticRegression(C=np.inf, tol=1e-8, solver="newton-cholesky").fit(np.log10(X), y).coef_[0]
    np.testing.assert_allclose(fitted, w, rtol=0, atol=0.3)


@pytest.mark.parametrize("fold_change", [0.0, -2.0, np.nan, np.inf])
def test_a_fold_change_that_is_not_positive_is_refused(fold_change):
    with pytest.raises(ValueError, match="fold_change"):
        make_gene_table(fold_change=fold_change)
