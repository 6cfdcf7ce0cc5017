"""The pieces of logistic regression against SciPy, scikit-learn, statsmodels and decimals of 60 digits."""

from decimal import Decimal, localcontext
from itertools import pairwise

import numpy as np
import pytest
import scipy.special
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from lasso_problems import deterministic
from sklearn.linear_model import LogisticRegression

from sparsecraft.logistic_regression import (
    fit_gradient_descent,
    fit_newton,
    log_loss_from_logits,
    logistic_cost,
    logistic_gradient,
    logit,
    predict,
    predict_proba,
    sigmoid,
)

shapes = hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)
PROBABILITIES = [
    *(0.5 + sign * 2.0**-k for sign in (-1, 1) for k in range(2, 54)),
    *(2.0**-k for k in range(1, 1075, 37)),
    *(1 - 2.0**-k for k in range(1, 54)),
    *np.linspace(0.001, 0.999, 101),
    5e-324,
    0.25,
    np.nextafter(0.25, 0),
    np.nextafter(0.5, 0),
]


def exactly(function, *numbers):
    """A float from a formula in decimals of 60 digits; the floats that go in are taken as they are."""
    with localcontext() as context:
        context.prec, context.Emin, context.Emax = 60, -(10**9), 10**9
        return float(function(*map(Decimal, map(float, numbers))))


def classification_problem(seed, n_samples=80, n_features=4):
    """Overlapping classes, an intercept column first, the others correlated and off centre."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n_samples, n_features)) @ (np.eye(n_features) + 0.3) + 0.5
    X[:, 0] = 1.0
    y = (rng.random(n_samples) < scipy.special.expit(X @ rng.uniform(-1, 1, n_features))).astype(int)
    return X, y


def largest_gradient(X, y, w, lam=0.0):
    """By the textbook's sum over rows."""
    gradient = sum((scipy.special.expit(row @ w) - label) * row for row, label in zip(X, y, strict=True)) / len(y)
    return np.abs(gradient + 2 * lam * w).max()


@deterministic
@given(hnp.arrays(float, shapes, elements=st.floats(-1e308, 1e308)))
def test_sigmoid_is_scipys(z):
    assert np.shape(sigmoid(z)) == z.shape
    np.testing.assert_allclose(sigmoid(z), scipy.special.expit(z), rtol=1e-14, atol=1e-300)
    np.testing.assert_allclose(sigmoid(z) + sigmoid(-z), np.ones(z.shape), rtol=0, atol=1e-15)


@pytest.mark.parametrize("z", [0.0, 1e-9, 0.3, 5.0, 40.0, 700.0])
def test_sigmoid_keeps_its_digits_in_the_lower_tail(z):
    assert sigmoid(-z) == pytest.approx(exactly(lambda z: 1 / (1 + z.exp()), z), rel=1e-14)
    assert sigmoid(z) == pytest.approx(exactly(lambda z: 1 / (1 + (-z).exp()), z), rel=1e-15)


@pytest.mark.parametrize("function", [sigmoid, logit])
def test_a_scalar_gives_a_scalar_and_one_entry_stays_an_array(function):
    for scalar in (0.25, np.float32(0.25), np.array(0.25)):
        assert isinstance(function(scalar), float)
    assert function(np.array([0.25])).shape == (1,)
    assert function([[0.25, 0.5]]).shape == (1, 2)
    assert sigmoid(0) == 0.5
    assert sigmoid([-1000, 1000]).tolist() == [0.0, 1.0]


@pytest.mark.parametrize("p", PROBABILITIES)
def test_logit_is_accurate_near_one_half_and_near_both_ends(p):
    expected = exactly(lambda p: (p / (1 - p)).ln(), p)
    assert logit(p) == pytest.approx(expected, rel=2e-15, abs=0)


def test_logit_of_one_half_is_zero_and_every_shape_is_kept():
    assert logit(0.5) == 0.0
    grid = np.linspace(0.01, 0.99, 12).reshape(2, 3, 2)
    np.testing.assert_allclose(logit(grid), scipy.special.logit(grid), rtol=1e-13)


@deterministic
@given(st.floats(-30, 10))
def test_logit_undoes_the_sigmoid(z):
    assert logit(sigmoid(z)) == pytest.approx(z, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("z", [-200.0, -37.5, -1.0, -1e-9, 0.0, 0.3, 20.0, 150.0])
def test_log_loss_is_its_textbook_formula_in_decimals(z):
    def loss(label):
        p = 1 / (1 + (-Decimal(z)).exp())
        return -(p if label else 1 - p).ln()

    with localcontext() as context:
        context.prec = 250  # at z = 200 the first digit of 1 - p that counts is the 87th
        expected = [float(loss(0)), float(loss(1)), float((loss(0) + loss(1)) / 2)]
    actual = [log_loss_from_logits([0], [z]), log_loss_from_logits([1], [z]), log_loss_from_logits([0, 1], [z, z])]
    assert actual == pytest.approx(expected, rel=1e-14, abs=0)


@deterministic
@given(hnp.arrays(float, st.integers(1, 20), elements=st.floats(-700, 700)), st.integers(0, 2**20 - 1))
def test_log_loss_is_the_mean_over_rows_and_flipping_changes_nothing(z, bits):
    y = np.array([bits >> i & 1 for i in range(len(z))])
    one_by_one = [-scipy.special.log_expit(z_i if y_i else -z_i) for y_i, z_i in zip(y, z, strict=True)]
    assert log_loss_from_logits(y, z) == pytest.approx(np.mean(one_by_one), rel=1e-13)
    assert log_loss_from_logits(1 - y, -z) == log_loss_from_logits(y, z)


@pytest.mark.parametrize("n_samples", [1, 7, 1000])
def test_log_loss_is_finite_for_every_finite_logit(n_samples):
    z = np.full(n_samples, 1.7e308)
    assert log_loss_from_logits(np.zeros(n_samples), z) == pytest.approx(1.7e308, rel=1e-12)
    assert log_loss_from_logits(np.ones(n_samples), z) == 0.0
    y = np.arange(n_samples) % 2
    assert log_loss_from_logits(y, z / n_samples) == pytest.approx(z[0] / n_samples * np.mean(1 - y), rel=1e-12)


def test_log_loss_far_on_the_right_side_keeps_its_digits():
    assert log_loss_from_logits([1], [50.0]) == pytest.approx(exactly(lambda z: (1 + (-z).exp()).ln(), 50), rel=1e-14)
    assert log_loss_from_logits(np.array([0, 1], dtype=np.uint32), np.array([-50, 50])) > 0


@pytest.mark.parametrize("lam", [0.0, 0.3])
def test_cost_is_loss_plus_penalty_and_gradient_is_its_derivative(lam):
    X, y = classification_problem(0)
    w = np.array([0.5, -1.0, 0.25, 2.0])
    loss = -scipy.special.log_expit(np.where(y == 1, X @ w, -X @ w)).mean()
    assert logistic_cost(X, y, w, lam) == pytest.approx(loss + lam * 5.3125, rel=1e-14)
    axes = 1e-6 * np.eye(4)
    slopes = [(logistic_cost(X, y, w + h, lam) - logistic_cost(X, y, w - h, lam)) / 2e-6 for h in axes]
    np.testing.assert_allclose(logistic_gradient(X, y, w, lam), slopes, rtol=0, atol=1e-8)


@deterministic
@given(st.integers(0, 2**32 - 1), st.floats(0, 2))
def test_cost_is_convex_and_lies_above_its_tangents(seed, lam):
    X, y = classification_problem(seed, n_samples=10)
    w, v = np.random.default_rng(seed).normal(size=(2, 4))
    tangent = logistic_cost(X, y, w, lam) + logistic_gradient(X, y, w, lam) @ (v - w)
    assert logistic_cost(X, y, v, lam) >= tangent - 1e-12


def test_gradient_descent_takes_exactly_n_iter_steps_from_zeros():
    X, y = classification_problem(1)
    w = np.zeros(4)
    for n_iter in range(6):
        np.testing.assert_allclose(fit_gradient_descent(X, y, 0.3, n_iter, lam=0.2), w, rtol=1e-12, atol=1e-15)
        w = w - 0.3 * (X.T @ (scipy.special.expit(X @ w) - y) / len(y) + 2 * 0.2 * w)


@pytest.mark.parametrize("lam", [1e-4, 0.01, 1.0])
@pytest.mark.parametrize("seed", range(3))
def test_both_fits_are_scikit_learns_with_its_c_converted(seed, lam):
    X, y = classification_problem(seed)
    model = LogisticRegression(C=1 / (2 * len(y) * lam), fit_intercept=False, tol=1e-12, solver="newton-cholesky")
    expected = model.fit(X, y).coef_[0]
    np.testing.assert_allclose(fit_newton(X, y, lam), expected, rtol=0, atol=1e-8)
    np.testing.assert_allclose(fit_gradient_descent(X, y, 0.3, 20_000, lam), expected, rtol=0, atol=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_newton_without_penalty_is_statsmodels(seed):
    X, y = classification_problem(seed)
    expected = sm.Logit(y, X).fit(disp=False, tol=1e-12, maxiter=100).params
    np.testing.assert_allclose(fit_newton(X, y), expected, rtol=0, atol=1e-9)


def test_newton_of_an_intercept_alone_is_the_log_odds_of_the_rate():
    y = np.array([1, 1, 1, 0, 1])
    assert fit_newton(np.ones((5, 1)), y)[0] == pytest.approx(np.log(4), abs=1e-9)


def test_newton_solves_the_gradient_below_tol():
    X, y = classification_problem(5)
    for tol in (1e-2, 1e-6, 1e-10, 1e-13):
        assert largest_gradient(X, y, fit_newton(X, y, tol=tol)) < tol + 1e-15
    assert not fit_newton(X, y, tol=10.0).any()
    assert not fit_newton(X, y, max_iter=0).any()
    assert largest_gradient(X, y, fit_newton(X, y, max_iter=1)) > 1e-4


@pytest.mark.parametrize("lam", [0.0, 1.0])
def test_newton_doubles_its_digits_with_every_step(lam):
    X, y = classification_problem(5)
    left = [largest_gradient(X, y, fit_newton(X, y, lam, max_iter=k, tol=0.0), lam) for k in range(5)]
    assert all(after <= 20 * before**2 + 1e-15 for before, after in pairwise(left))
    assert largest_gradient(X, y, fit_newton(X, y, lam, max_iter=7), lam) < 1e-10


def test_newton_does_not_mind_the_units_of_the_columns():
    X, y = classification_problem(6)
    units = np.array([1.0, 1e-5, 1e4, 1e6])
    np.testing.assert_allclose(fit_newton(X * units, y) * units, fit_newton(X, y), rtol=1e-6)


RUNAWAYS = [
    [[-6.1, -10.3], [-0.1, -70.4], [0.1, 1.3], [-26.1, 0.4], [1.4, 1.0], [1.6, 5.9], [0.0, -0.2], [491.0, 0.0]],
    [[-3.0, -0.1], [-45.5, 46.2], [0.3, 0.3], [-6.4, 0.0], [20.5, 48.1], [1.8, 1.2], [0.1, 0.1], [2.9, 2.3]],
]


@pytest.mark.parametrize("seed", range(30))
def test_newton_goes_on_where_the_cost_no_longer_shows_the_way(seed):
    X, y = classification_problem(seed)
    X = X * [1.0, 1e-4, 1e3, 1e2]
    assert largest_gradient(X, y, fit_newton(X, y, tol=1e-13)) < 1.1e-13


@pytest.mark.parametrize("rows", RUNAWAYS)
def test_newton_converges_where_undamped_steps_run_away(rows):
    X, y, undamped = np.array(rows), np.repeat([0, 1], 4), np.zeros(2)
    for _ in range(60):
        p = scipy.special.expit(X @ undamped)
        undamped = undamped - np.linalg.pinv((X.T * (p * (1 - p))) @ X) @ (X.T @ (p - y))
    assert largest_gradient(X, y, undamped) > 1e-2
    assert largest_gradient(X, y, fit_newton(X, y)) < 1e-10
    assert np.abs(fit_newton(X, y)).max() < 3


def test_newton_handles_a_hessian_without_an_inverse():
    X, y = classification_problem(7)
    twice = np.column_stack([X, X, np.zeros(len(y))])
    w, once = fit_newton(twice, y), fit_newton(X, y)
    np.testing.assert_allclose(twice @ w, X @ once, rtol=0, atol=1e-8)
    assert w[-1] == 0.0
    wide = np.random.default_rng(0).normal(size=(10, 30))
    labels = np.arange(10) % 2
    assert largest_gradient(wide, labels, fit_newton(wide, labels)) < 1e-9
    assert largest_gradient(wide, labels, fit_newton(wide, labels, lam=0.01), 0.01) < 1e-10


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e4])
def test_newton_on_separable_data_is_finite_and_right_about_every_row(scale):
    X, _ = classification_problem(8)
    y = (X[:, 1] > X[:, 2]).astype(int)
    w = fit_newton(scale * X, y)
    assert np.isfinite(w).all()
    np.testing.assert_array_equal(predict(scale * X, w), y)
    only_ones = fit_newton(X, np.ones(len(y)))
    assert np.isfinite(only_ones).all()
    assert predict_proba(X, only_ones).min() > 0.999


@deterministic
@given(st.integers(0, 2**32 - 1), st.floats(1e-3, 1), st.permutations(range(4)))
def test_newton_flips_with_the_labels_and_moves_with_the_columns(seed, lam, order):
    X, y = classification_problem(seed, n_samples=20)
    w = fit_newton(X, y, lam)
    np.testing.assert_allclose(fit_newton(X, 1 - y, lam), -w, rtol=0, atol=1e-7)
    np.testing.assert_allclose(fit_newton(X[:, order], y, lam), w[order], rtol=0, atol=1e-7)


def test_probabilities_and_labels_of_rows():
    X, w = np.array([[1.0, 2.0], [0.0, 0.0], [1.0, -1.0], [3e3, 0.0]]), np.array([1.0, -2.0])
    np.testing.assert_allclose(predict_proba(X, w), scipy.special.expit([-3.0, 0.0, 3.0, 3e3]), rtol=1e-14)
    assert predict(X, w).tolist() == [0, 1, 1, 1]
    assert predict(X, w, threshold=0.96).tolist() == [0, 0, 0, 1]
    assert predict(X, w, threshold=0.0).tolist() == [1, 1, 1, 1]
    assert predict(X, w).dtype.kind == "i"
