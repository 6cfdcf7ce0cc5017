"""The three losses: values against SciPy and scikit-learn, derivatives against finite differences of the values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lasso_problems import deterministic
from scipy.optimize import approx_fprime
from scipy.special import log_expit, log_softmax
from sklearn.metrics import log_loss

from sparsecraft.losses import LogisticLoss, SoftmaxLoss, SquaredLoss

seeds = st.integers(0, 2**32 - 1)
LOSSES = ["squared", "logistic", "weighted logistic", "softmax", "weighted softmax"]
every_loss = pytest.mark.parametrize("name", LOSSES)


def sample(name, seed=0, n_samples=6, n_classes=3, scale=2.0):
    """A loss, targets that suit it, and a linear predictor."""
    rng = np.random.default_rng(seed)
    weights = rng.uniform(0.2, 3.0, n_samples) if "weighted" in name else None
    if name == "squared":
        return SquaredLoss(), rng.normal(size=n_samples), scale * rng.normal(size=n_samples)
    if "logistic" in name:
        return LogisticLoss(weights), rng.integers(2, size=n_samples) * 1.0, scale * rng.normal(size=n_samples)
    y = np.eye(n_classes)[rng.integers(n_classes, size=n_samples)]
    return SoftmaxLoss(weights), y, scale * rng.normal(size=(n_samples, n_classes))


def terms(name, y, z):
    """The loss of every sample, by SciPy."""
    if name == "squared":
        return (y - z) ** 2 / 2
    if "logistic" in name:
        return -(y * log_expit(z) + (1 - y) * log_expit(-z))
    return -(y * log_softmax(z, axis=1)).sum(axis=1)


def dense_hessian(loss, y, z):
    """Central differences of the gradient."""
    size, step = z.size, 1e-5
    columns = []
    for i in range(size):
        shift = np.zeros(size)
        shift[i] = step
        shift = shift.reshape(z.shape)
        columns.append((loss.gradient(y, z + shift) - loss.gradient(y, z - shift)).ravel() / (2 * step))
    return np.transpose(columns)


@every_loss
@pytest.mark.parametrize("scale", [0.0, 1.0, 30.0, 1e4])
def test_value_is_the_weighted_mean_of_the_terms(name, scale):
    loss, y, z = sample(name, scale=scale)
    weights = getattr(loss, "weights", None)
    expected = np.mean(terms(name, y, z) * (1.0 if weights is None else weights))
    assert loss.value(y, z) == pytest.approx(expected, rel=1e-13)


def test_values_are_the_log_loss_of_scikit_learn():
    loss, y, z = sample("weighted softmax")
    probabilities = np.exp(log_softmax(z, axis=1))
    mean = loss.weights.mean()  # scikit-learn divides by the sum of the weights
    labels = y.argmax(axis=1)
    expected = mean * log_loss(labels, probabilities, sample_weight=loss.weights, labels=range(3))
    assert loss.value(y, z) == pytest.approx(expected, rel=1e-12)


def test_values_done_by_hand():
    assert SquaredLoss().value(np.array([3.0, 0.0]), np.array([1.0, 1.0])) == (4 + 1) / 4
    assert LogisticLoss().value(np.ones(1), np.array([np.log(3.0)])) == pytest.approx(np.log(4 / 3), rel=1e-15)
    weighted = LogisticLoss(np.array([2.0, 0.0]))
    assert weighted.value(np.array([1.0, 1.0]), np.zeros(2)) == pytest.approx(np.log(2), rel=1e-15)
    assert SoftmaxLoss().value(np.eye(3), np.zeros((3, 3))) == pytest.approx(np.log(3), rel=1e-15)


@every_loss
@pytest.mark.parametrize("seed", range(3))
def test_gradient_is_that_of_the_value(name, seed):
    loss, y, z = sample(name, seed)
    numeric = approx_fprime(z.ravel(), lambda flat: loss.value(y, flat.reshape(z.shape)), 1e-7)
    gradient = loss.gradient(y, z)
    assert gradient.shape == z.shape
    np.testing.assert_allclose(gradient.ravel(), numeric, rtol=0, atol=1e-6)


@every_loss
@pytest.mark.parametrize("seed", range(3))
def test_second_derivatives_are_those_of_the_gradient(name, seed):
    loss, y, z = sample(name, seed)
    hessian = dense_hessian(loss, y, z)
    np.testing.assert_allclose(loss.curvature(y, z).ravel(), np.diag(hessian), rtol=0, atol=1e-9)
    assert loss.curvature(y, z).shape == z.shape
    multiply = loss.hessian_product(y, z)
    for direction in np.random.default_rng(seed).normal(size=(3, *z.shape)):
        np.testing.assert_allclose(multiply(direction).ravel(), hessian @ direction.ravel(), rtol=0, atol=1e-9)


@every_loss
@deterministic
@given(seed=seeds, scale=st.sampled_from([0.0, 0.5, 3.0]))
def test_smoothness_bounds_the_curvature_of_a_sample(name, seed, scale):
    loss, y, z = sample(name, seed, n_samples=3, scale=scale)
    eigenvalues = np.linalg.eigvalsh(dense_hessian(loss, y, z))
    assert eigenvalues[-1] <= loss.smoothness / len(y) + 1e-9
    assert eigenvalues[0] >= -1e-9  # convex


@pytest.mark.parametrize(("name", "z"), [("logistic", np.zeros(1)), ("softmax", np.zeros((1, 2)))])
def test_smoothness_is_attained_at_even_odds(name, z):
    loss, y, _ = sample(name, n_samples=1, n_classes=2)
    assert np.linalg.eigvalsh(dense_hessian(loss, y, z))[-1] == pytest.approx(loss.smoothness, rel=1e-6)


@every_loss
def test_extreme_predictors_stay_finite_and_keep_their_digits(name):
    loss, y, z = sample(name)
    far = 1e3 * np.sign(z)
    for result in (loss.value(y, far), loss.gradient(y, far), loss.curvature(y, far)):
        assert np.isfinite(result).all()
    assert np.isfinite(loss.hessian_product(y, far)(z)).all()


@pytest.mark.parametrize("z", [40.0, -40.0])
def test_curvature_keeps_its_digits_where_a_probability_rounds_to_one(z):
    assert LogisticLoss().curvature(np.ones(1), np.array([z]))[0] == pytest.approx(np.exp(-40), rel=1e-12)


@every_loss
def test_thin_is_the_loss_of_every_kth_sample(name):
    loss, y, z = sample(name, n_samples=7)
    weights = getattr(loss, "weights", None)
    expected = np.mean(terms(name, y, z)[::3] * (1.0 if weights is None else weights[::3]))
    assert loss.thin(3).value(y[::3], z[::3]) == pytest.approx(expected, rel=1e-13)


@deterministic
@given(seeds)
def test_two_classes_of_softmax_are_logistic(seed):
    logistic, y, z = sample("weighted logistic", seed)
    softmax, Y, Z = SoftmaxLoss(logistic.weights), np.column_stack([1 - y, y]), np.column_stack([0 * z, z])
    assert softmax.value(Y, Z) == pytest.approx(logistic.value(y, z), rel=1e-12)
    np.testing.assert_allclose(softmax.gradient(Y, Z)[:, 1], logistic.gradient(y, z), rtol=1e-10, atol=1e-16)
    np.testing.assert_allclose(softmax.curvature(Y, Z)[:, 1], logistic.curvature(y, z), rtol=1e-9)


@every_loss
def test_arguments_are_left_alone(name):
    loss, y, z = sample(name)
    before = y.copy(), z.copy()
    loss.value(y, z), loss.gradient(y, z), loss.curvature(y, z), loss.hessian_product(y, z)(z)
    np.testing.assert_array_equal(y, before[0])
    np.testing.assert_array_equal(z, before[1])
