"""The pieces of softmax regression against SciPy, scikit-learn, decimals and sums written out."""

from decimal import Decimal, localcontext

import numpy as np
import pytest
import scipy.special
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from lasso_problems import deterministic
from sklearn.linear_model import LogisticRegression

from sparsecraft.logistic_regression import fit_gradient_descent, log_loss_from_logits
from sparsecraft.softmax_regression import (
    cross_entropy_from_logits,
    fit_softmax,
    one_hot_targets,
    one_vs_rest_proba,
    predict_classes,
    softmax,
    softmax_gradient,
)

logit_tables = hnp.arrays(float, hnp.array_shapes(min_dims=2, max_dims=2, max_side=5), elements=st.floats(-1e4, 1e4))


def three_classes(seed, n_samples=60, n_features=4):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n_samples, n_features)) + 0.5
    y = np.argmax(X @ rng.normal(size=(n_features, 3)) + rng.gumbel(size=(n_samples, 3)), axis=1)
    return X, y


@deterministic
@given(logit_tables, st.floats(-1e3, 1e3))
def test_softmax_is_scipys_and_ignores_a_shift_of_a_row(Z, shift):
    np.testing.assert_allclose(softmax(Z), scipy.special.softmax(Z, axis=1), rtol=1e-12, atol=1e-300)
    np.testing.assert_allclose(softmax(Z).sum(axis=1), 1.0, rtol=0, atol=1e-12)
    np.testing.assert_allclose(softmax(Z + shift), softmax(Z), rtol=0, atol=1e-9)


def test_softmax_of_two_classes_is_the_sigmoid_of_their_difference():
    Z = np.random.default_rng(0).normal(size=(20, 2)) * 10
    np.testing.assert_allclose(softmax(Z)[:, 1], scipy.special.expit(Z[:, 1] - Z[:, 0]), rtol=1e-13)
    assert softmax([[1e4, -1e4, 1e4]]).tolist() == [[0.5, 0.0, 0.5]]


def test_one_hot_targets_are_floats_with_a_column_for_every_class():
    Y = one_hot_targets(np.array([1, 3, 1]), 4)
    assert Y.tolist() == [[0, 1, 0, 0], [0, 0, 0, 1], [0, 1, 0, 0]]
    assert Y.dtype == float
    assert one_hot_targets([0, 0], 1).tolist() == [[1], [1]]


@deterministic
@given(logit_tables, st.integers(0, 2**32 - 1))
def test_cross_entropy_is_scipys_log_softmax_of_the_true_class(Z, seed):
    labels = np.random.default_rng(seed).integers(Z.shape[1], size=len(Z))
    expected = -scipy.special.log_softmax(Z, axis=1)[np.arange(len(Z)), labels].mean()
    assert cross_entropy_from_logits(np.eye(Z.shape[1])[labels], Z) == pytest.approx(expected, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("row", [[0, 0, 0], [1.0, -2.0, 0.5], [40.0, 0.0, 1.0], [-80.0, 5.0, 5.0], [300, 299, 0]])
@pytest.mark.parametrize("label", range(3))
def test_cross_entropy_keeps_its_digits_also_where_it_is_almost_zero(row, label):
    with localcontext() as context:
        context.prec = 300
        powers = [Decimal(z).exp() for z in row]
        expected = float(-(powers[label] / sum(powers)).ln())
    assert cross_entropy_from_logits(np.eye(3)[[label]], [row]) == pytest.approx(expected, rel=1e-13, abs=0)


@pytest.mark.parametrize("n_samples", [1, 9])
def test_cross_entropy_is_finite_for_huge_logits(n_samples):
    huge = 1e300 / n_samples
    Z = np.tile([huge, -huge, 0.0], (n_samples, 1))
    for label, expected in enumerate([0.0, 2 * huge, huge]):
        assert cross_entropy_from_logits(np.eye(3)[[label] * n_samples], Z) == pytest.approx(expected, rel=1e-12)


def test_cross_entropy_of_two_classes_is_the_log_loss_and_of_one_class_zero():
    z, y = np.linspace(-50, 50, 11), np.arange(11) % 2
    two = cross_entropy_from_logits(one_hot_targets(y, 2), np.column_stack([np.zeros(11), z]))
    assert two == pytest.approx(log_loss_from_logits(y, z), rel=1e-13)
    assert cross_entropy_from_logits(np.ones((4, 1)), [[3.0], [-3.0], [1e4], [0.0]]) == 0.0


@pytest.mark.parametrize("lam", [0.0, 0.3])
def test_gradient_is_the_derivative_of_loss_plus_penalty(lam):
    X, y = three_classes(0)
    Y, W = np.eye(3)[y], np.random.default_rng(1).normal(size=(4, 3))

    def cost(W):
        return -(Y * scipy.special.log_softmax(X @ W, axis=1)).sum() / len(X) + lam * (W**2).sum()

    slopes = np.zeros((4, 3))
    for index in np.ndindex(4, 3):
        h = np.zeros((4, 3))
        h[index] = 1e-6
        slopes[index] = (cost(W + h) - cost(W - h)) / 2e-6
    np.testing.assert_allclose(softmax_gradient(X, Y, W, lam), slopes, rtol=0, atol=1e-8)
    np.testing.assert_allclose(softmax_gradient(X, Y, W, 0.0).sum(axis=1), 0.0, rtol=0, atol=1e-14)


def test_fit_takes_exactly_n_iter_steps_from_zeros():
    X, y = three_classes(1)
    W = np.zeros((4, 3))
    for n_iter in range(5):
        np.testing.assert_allclose(fit_softmax(X, y, 3, 0.4, n_iter, lam=0.1), W, rtol=1e-12, atol=1e-15)
        W = W - 0.4 * (X.T @ (scipy.special.softmax(X @ W, axis=1) - np.eye(3)[y]) / len(X) + 2 * 0.1 * W)


@pytest.mark.parametrize("lam", [0.01, 0.5])
def test_fit_is_scikit_learns_with_its_c_converted(lam):
    X, y = three_classes(2)
    model = LogisticRegression(C=1 / (2 * len(y) * lam), fit_intercept=False, tol=1e-10, max_iter=10_000).fit(X, y)
    np.testing.assert_allclose(fit_softmax(X, y, 3, 0.3, 10_000, lam), model.coef_.T, rtol=0, atol=1e-6)
    np.testing.assert_allclose(softmax(X @ model.coef_.T), model.predict_proba(X), rtol=1e-9)


def test_fit_of_two_classes_is_half_the_logistic_fit_on_either_side():
    X, y = three_classes(3)
    y = (y > 0).astype(int)
    W, w = fit_softmax(X, y, 2, 0.1, 50), fit_gradient_descent(X, y, 0.2, 50)
    np.testing.assert_allclose(W, np.column_stack([-w / 2, w / 2]), rtol=1e-10)


def test_a_class_without_rows_gets_coefficients_too():
    X, y = three_classes(4)
    W = fit_softmax(X, np.minimum(y, 1), 3, 0.1, 20)
    assert W.shape == (4, 3)
    assert softmax(X @ W)[:, 2].mean() < 1 / 3


def test_predicted_class_has_the_largest_score_and_ties_go_to_the_lowest():
    X, W = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [-1.0, 0.0]]), np.array([[1.0, 3.0, 3.0], [2.0, 0.0, 5.0]])
    assert predict_classes(X, W).tolist() == [1, 2, 0, 0]
    assert predict_classes(X, W).dtype.kind == "i"
    assert predict_classes([[2]], [[1]]).tolist() == [0]


@deterministic
@given(hnp.arrays(float, (3, 2), elements=st.floats(-5, 5)), hnp.arrays(float, (2, 4), elements=st.floats(-3, 3)))
def test_one_vs_rest_is_sigmoids_over_their_sum(X, W):
    sigmoids = scipy.special.expit(X @ W)
    np.testing.assert_allclose(one_vs_rest_proba(X, W), sigmoids / sigmoids.sum(axis=1, keepdims=True), rtol=1e-12)


def test_one_vs_rest_sums_to_one_also_where_every_sigmoid_is_zero():
    proba = one_vs_rest_proba([[1.0]], [[-1e4, -1e4, -1e4 - np.log(2)]])
    np.testing.assert_allclose(proba, [[0.4, 0.4, 0.2]], rtol=1e-9)
    np.testing.assert_allclose(one_vs_rest_proba([[1.0]], [[1e4, -1e4]]), [[1.0, 0.0]], rtol=0, atol=1e-15)
