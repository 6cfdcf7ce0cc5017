"""L1 logistic regression against the conditions that only its optimum meets, statsmodels, and Golub's 16 genes."""

import numpy as np
import pytest
import scipy.special
import statsmodels.api as sm
from golub_data import RAW, needs_raw_data
from hypothesis import given
from hypothesis import strategies as st
from lasso_problems import deterministic
from scipy.optimize import minimize_scalar

from sparsecraft.datasets.golub import load_golub
from sparsecraft.sparse_logistic import (
    fista,
    fit_sparse_logistic,
    ista,
    lipschitz_constant,
    prox_elastic_net,
    selected_features,
    sparse_logistic_objective,
)

seeds = st.integers(0, 2**32 - 1)
shares = st.floats(0.01, 0.9)


def problem(seed, n_samples=60, n_features=8, correlation=0.5):
    """Neighbouring columns are correlated, the first five matter, and the classes overlap."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n_samples, n_features))
    for j in range(1, n_features):
        X[:, j] = correlation * X[:, j - 1] + np.sqrt(1 - correlation**2) * X[:, j]
    truth = np.array([1.0, -1.0, 2.0, 0.0, 1.0])[:n_features]
    y = (rng.random(n_samples) < scipy.special.expit(X[:, : len(truth)] @ truth)).astype(int)
    y[:2] = 0, 1
    return X, y


def objective(X, y, w, b, alpha):
    return -scipy.special.log_expit(np.where(y == 1, 1, -1) * (X @ w + b)).mean() + alpha * np.abs(w).sum()


def largest_alpha(X, y):
    return np.abs(X.T @ (y - y.mean())).max() / len(y)


def violation(X, y, w, b, alpha):
    """The contract's three conditions, one coefficient at a time."""
    p = scipy.special.expit(X @ w + b)
    worst = abs(np.mean(p - y))
    for j, w_j in enumerate(w):
        g_j = np.mean((p - y) * X[:, j])
        worst = max(worst, abs(g_j + alpha * np.sign(w_j)) if w_j else abs(g_j) - alpha)
    return worst


@pytest.mark.parametrize("w", [-3.0, -0.4, 0.0, 0.7, 2.5])
@pytest.mark.parametrize(("l1", "l2"), [(0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.7, 2.0)])
def test_prox_minimises_its_problem(w, l1, l2):
    best = minimize_scalar(
        lambda v: (v - w) ** 2 / 2 + l1 * abs(v) + l2 * v**2,
        bounds=(-4, 4),
        method="bounded",
        options={"xatol": 1e-10},
    )
    assert prox_elastic_net(w, l1, l2) == pytest.approx(best.x, abs=1e-6)
    assert isinstance(prox_elastic_net(w, l1, l2), float)


def test_prox_keeps_the_shape_and_sets_exact_zeros():
    shrunk = prox_elastic_net(np.array([[3.0, -0.5], [0.5, -2.0]]), 0.5, 0.25)
    np.testing.assert_allclose(shrunk, [[2.5 / 1.5, 0.0], [0.0, -1.0]], rtol=1e-15)
    assert (shrunk == 0).sum() == 2


@pytest.mark.parametrize("shape", [(30, 4), (4, 30), (1, 1)])
def test_lipschitz_constant_is_the_largest_curvature_which_is_at_zero(shape):
    X = np.random.default_rng(0).normal(size=shape)
    assert lipschitz_constant(X) == pytest.approx(np.linalg.eigvalsh(X.T @ X / (4 * len(X))).max(), rel=1e-10)


@deterministic
@given(seeds)
def test_gradients_differ_by_at_most_the_lipschitz_constant(seed):
    X, _ = problem(seed, 10, 3)
    w, v = np.random.default_rng(seed).normal(size=(2, 3))
    difference = X.T @ (scipy.special.expit(X @ w) - scipy.special.expit(X @ v)) / len(X)
    assert np.linalg.norm(difference) <= lipschitz_constant(X) * np.linalg.norm(w - v) + 1e-12


def test_objective_is_loss_plus_penalty_without_the_intercept():
    X, y = problem(0)
    w = np.linspace(-1, 1, 8)
    for alpha in (0.0, 0.3):
        expected = objective(X, y, w, 0.7, alpha)
        assert sparse_logistic_objective(X, y, w, 0.7, alpha) == pytest.approx(expected, rel=1e-13)
    assert sparse_logistic_objective(np.eye(2), [0, 1], [1e308, 1e308], 0.0, 0.0) == pytest.approx(5e307)
    assert sparse_logistic_objective(np.ones((3, 1)), [0, 0, 0], [1.7e308], 0.0, 0.0) == pytest.approx(1.7e308)


def test_ista_and_fista_are_their_papers_steps():
    X, y = problem(1)
    alpha, lipschitz = 0.05, np.linalg.norm(X, 2) ** 2 / (4 * len(y))

    def step(v):
        moved = v - X.T @ (scipy.special.expit(X @ v) - y) / len(y) / lipschitz
        return np.sign(moved) * np.maximum(np.abs(moved) - alpha / lipschitz, 0)

    plain, xs, v, t = [np.zeros(8)], [np.zeros(8)], np.zeros(8), 1.0
    for _ in range(6):
        plain.append(step(plain[-1]))
        xs.append(step(v))
        t_next = (1 + np.sqrt(1 + 4 * t**2)) / 2
        v, t = xs[-1] + (t - 1) / t_next * (xs[-1] - xs[-2]), t_next
    for n_iter in range(7):
        np.testing.assert_allclose(ista(X, y, alpha, n_iter), plain[n_iter], rtol=1e-10, atol=1e-14)
        np.testing.assert_allclose(fista(X, y, alpha, n_iter), xs[n_iter], rtol=1e-10, atol=1e-14)
    assert np.abs(ista(X, y, alpha, 6) - fista(X, y, alpha, 6)).max() > 1e-3


def test_ista_never_rises_and_both_respect_their_rates():
    X, y = problem(2, correlation=0.95)
    alpha = 0.1 * largest_alpha(X, y)
    best = fista(X, y, alpha, 20_000)
    bound = np.linalg.norm(X, 2) ** 2 / (4 * len(y)) * (best @ best) / 2
    optimum = objective(X, y, best, 0.0, alpha)
    excess = [objective(X, y, ista(X, y, alpha, k), 0.0, alpha) - optimum for k in range(1, 40)]
    fast = [objective(X, y, fista(X, y, alpha, k), 0.0, alpha) - optimum for k in range(1, 40)]
    assert max(np.diff(excess)) <= 1e-14
    assert all(e <= bound / k + 1e-12 for k, e in enumerate(excess, 1))
    assert all(e <= 4 * bound / (k + 1) ** 2 + 1e-12 for k, e in enumerate(fast, 1))
    assert fast[-1] < excess[-1]


def test_no_data_no_step():
    assert ista(np.zeros((3, 2)), [0, 1, 1], 0.1, 5).tolist() == [0.0, 0.0]
    assert fista(np.zeros((3, 2)), [0, 1, 1], 0.1, 5).tolist() == [0.0, 0.0]


@deterministic
@given(seeds, shares, st.sampled_from([(2, 1), (5, 3), (12, 30), (60, 8)]), st.sampled_from([0.0, 0.9, 0.9999]))
def test_fit_meets_its_conditions(seed, share, shape, correlation):
    X, y = problem(seed, *shape, correlation)
    alpha = share * largest_alpha(X, y)
    for tol in (1e-2, 1e-4, 1e-6):
        w, b = fit_sparse_logistic(X, y, alpha, tol=tol)
        assert violation(X, y, w, b, alpha) <= tol + 1e-12
        assert isinstance(b, float)


@pytest.mark.parametrize("share", [0.5, 0.1, 0.01, 1e-3])
@pytest.mark.parametrize(
    ("shape", "correlation", "spread"),
    [((200, 30), 0.99, 1), ((200, 30), 0.9999, 1), ((300, 20), 0.9, 1e3), ((50, 400), 0.9, 10), ((2000, 40), 0.5, 1)],
)
def test_fit_meets_them_on_correlated_and_badly_scaled_columns(shape, correlation, spread, share):
    X, y = problem(3, *shape, correlation)
    units = np.geomspace(1 / spread, spread, shape[1])
    X = X * units + 5 * units
    alpha = share * largest_alpha(X, y)
    for tol in (1e-6, 1e-9):
        w, b = fit_sparse_logistic(X, y, alpha, max_iter=300, tol=tol)
        assert violation(X, y, w, b, alpha) <= tol + 1e-12


@pytest.mark.parametrize("seed", [0, 6, 9, 12])
def test_fit_meets_them_on_rows_with_heavy_tails(seed):
    X, y = problem(seed, 100, 10, correlation=0.9)
    X = (X + 5) * np.exp(np.random.default_rng(seed).normal(size=(100, 1)) * 1.5)
    for share in (0.3, 0.01, 1e-4):
        alpha = share * largest_alpha(X, y)
        assert violation(X, y, *fit_sparse_logistic(X, y, alpha, max_iter=2000), alpha) <= 1e-6


@pytest.mark.parametrize("seed", range(10, 15))
def test_fit_goes_on_where_the_objective_no_longer_shows_the_way(seed):
    X, y = problem(seed, 300, 20, correlation=0.9)
    units = np.geomspace(1e-3, 1e3, 20)
    X = X * units + 5 * units
    alpha = 0.01 * largest_alpha(X, y)
    assert violation(X, y, *fit_sparse_logistic(X, y, alpha, max_iter=60, tol=1e-9), alpha) <= 1.1e-9


@pytest.mark.parametrize("share", [0.3, 0.03])
def test_fit_is_that_of_statsmodels(share):
    X, y = problem(4, n_samples=100)
    alpha = share * largest_alpha(X, y)
    penalties = len(y) * alpha * np.append(np.ones(8), 0.0)
    model = sm.Logit(y, np.column_stack([X, np.ones(100)]))
    theirs = model.fit_regularized(alpha=penalties, disp=False, acc=1e-14, maxiter=5000, trim_mode="size")
    w, b = fit_sparse_logistic(X, y, alpha, tol=1e-10)
    np.testing.assert_allclose(np.append(w, b), theirs.params, rtol=0, atol=1e-4)
    assert objective(X, y, w, b, alpha) <= objective(X, y, theirs.params[:-1], theirs.params[-1], alpha) + 1e-12


@deterministic
@given(seeds, st.floats(1.0, 3.0))
def test_from_the_largest_alpha_on_only_the_intercept_is_left(seed, factor):
    X, y = problem(seed)
    w, b = fit_sparse_logistic(X, y, factor * largest_alpha(X, y))
    assert not w.any()
    assert b == pytest.approx(scipy.special.logit(y.mean()), abs=1e-12)
    assert fit_sparse_logistic(X, y, 0.99 * largest_alpha(X, y))[0].any()


@deterministic
@given(seeds, shares, st.permutations(range(8)))
def test_flipping_labels_and_moving_columns_flips_and_moves_it(seed, share, order):
    X, y = problem(seed)
    alpha = share * largest_alpha(X, y)
    (w, b), (flipped, b_flipped) = (fit_sparse_logistic(X, labels, alpha, tol=1e-10) for labels in (y, 1 - y))
    np.testing.assert_allclose(np.append(flipped, b_flipped), -np.append(w, b), rtol=1e-6, atol=1e-6)
    moved, b_moved = fit_sparse_logistic(X[:, order], y, alpha, tol=1e-10)
    np.testing.assert_allclose(np.append(moved, b_moved), np.append(w[order], b), rtol=1e-6, atol=1e-6)


def test_columns_that_repeat_or_never_vary_do_no_harm():
    X, y = problem(6)
    X = np.column_stack([X, X[:, :3], -X[:, 0], np.zeros(60), np.full(60, 3.0)])
    w, b = fit_sparse_logistic(X, y, 0.01)
    assert violation(X, y, w, b, 0.01) <= 1e-6
    assert w[-2:].tolist() == [0.0, 0.0]


def test_rounds_end_at_max_iter():
    X, y = problem(7)
    w, b = fit_sparse_logistic(X, y, 0.01, max_iter=0)
    assert not w.any()
    assert b == pytest.approx(scipy.special.logit(y.mean()))
    violations = [violation(X, y, *fit_sparse_logistic(X, y, 0.01, max_iter=k, tol=0.0), 0.01) for k in (0, 1, 30)]
    assert violations[0] > violations[1] > 1e-9 > violations[2]


@needs_raw_data
def test_of_golubs_3051_genes_16_are_selected_and_one_test_patient_is_mistaken():
    golub = load_golub(RAW)
    mean, deviation = golub.X_train.mean(axis=0), golub.X_train.std(axis=0)
    X, X_test = (golub.X_train - mean) / deviation, (golub.X_test - mean) / deviation
    w, b = fit_sparse_logistic(X, golub.y_train, alpha=1 / 38)  # scikit-learn's C = 1
    assert violation(X, golub.y_train, w, b, 1 / 38) <= 1e-6
    assert np.count_nonzero(w) == 16
    predicted = (X_test @ w + b >= 0).astype(int)
    table = [[int(((golub.y_test == i) & (predicted == j)).sum()) for j in (0, 1)] for i in (0, 1)]
    assert table == [[20, 0], [1, 13]]


def test_selected_features_come_by_magnitude_and_ties_in_column_order():
    names = ["a", "b", "c", "d", "e"]
    assert selected_features(np.array([1.0, -2.0, 0.0, 2.0, -1.0]), names) == [
        ("b", -2.0),
        ("d", 2.0),
        ("a", 1.0),
        ("e", -1.0),
    ]
    assert selected_features([0.0, -0.0], ["a", "b"]) == []
    assert selected_features([1e-300, 0.0], np.array(["a", "b"])) == [("a", 1e-300)]
