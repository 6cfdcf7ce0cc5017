"""Lasso and elastic-net paths: scikit-learn's, optimal, with gaps that are true and small on every kind of data."""

import numpy as np
import pytest
import sklearn.linear_model as sk
from hypothesis import given
from hypothesis import strategies as st
from lasso_problems import awkward_problems, deterministic, optimality_violation, sparse_problem

from sparsecraft.paths import elastic_net_path, lasso_path

SHAPES = [(40, 6), (30, 30), (15, 25), (60, 55), (70, 60), (20, 80), (200, 60)]
every_shape = pytest.mark.parametrize("shape", SHAPES, ids=str)


def gaps_by_definition(X, y, alphas, coefs, l1_ratio=1.0):
    """Primal minus dual at the residual made feasible; the ridge is rows below X and zeros below y."""
    (n_samples, n_features), gaps = X.shape, []
    for alpha, w in zip(alphas, coefs.T, strict=True):
        l1, ridge = alpha * l1_ratio, np.sqrt(n_samples * alpha * (1 - l1_ratio))
        tall, target = np.vstack([X, ridge * np.eye(n_features)]), np.append(y, np.zeros(n_features))
        residual = target - tall @ w
        largest = np.abs(tall.T @ residual).max()
        dual_point = residual * (min(1.0, n_samples * l1 / largest) if largest else 1.0)
        primal = residual @ residual / (2 * n_samples) + l1 * np.abs(w).sum()
        shortfall = target - dual_point
        gaps.append(primal - (target @ target - shortfall @ shortfall) / (2 * n_samples))
    return np.array(gaps)


def check_path(X, y, tol=1e-6, l1_ratio=1.0, **options):
    """Gaps are true, and at most what `tol` allows; no warning, since warnings are errors."""
    alphas, coefs, gaps = elastic_net_path(X, y, l1_ratio=l1_ratio, tol=tol, **options)
    unit = y @ y / (2 * len(y))
    true = gaps_by_definition(X, y, alphas, coefs, l1_ratio)
    assert coefs.shape == (X.shape[1], len(alphas))
    assert gaps.shape == alphas.shape
    assert (gaps >= 0).all()
    assert (gaps <= tol * unit).all()
    np.testing.assert_allclose(gaps, true, rtol=0, atol=1e-7 * unit)
    assert true.max(initial=0.0) <= (tol + 1e-12) * unit
    return alphas, coefs, gaps


@every_shape
@pytest.mark.parametrize("n_alphas", [5, 100])
def test_lasso_path_is_scikit_learns(shape, n_alphas):
    X, y = sparse_problem(1, *shape)
    alphas, coefs, _ = lasso_path(X, y, n_alphas=n_alphas, eps=1e-2)
    expected = sk.lasso_path(X, y, alphas=alphas, tol=1e-12, max_iter=1_000_000)
    np.testing.assert_allclose(alphas, expected[0], rtol=1e-12)
    np.testing.assert_allclose(coefs, expected[1], rtol=0, atol=1e-4 * np.abs(coefs).max())
    violations = [optimality_violation(X, y, w, alpha) for w, alpha in zip(coefs.T, alphas, strict=True)]
    assert max(violations) <= 1e-10 * alphas[0]


@every_shape
@pytest.mark.parametrize("l1_ratio", [0.9, 0.5, 0.05])
def test_elastic_net_path_is_scikit_learns(shape, l1_ratio):
    X, y = sparse_problem(2, *shape)
    alphas, coefs, _ = elastic_net_path(X, y, l1_ratio=l1_ratio, n_alphas=20, eps=1e-2)
    expected = sk.enet_path(X, y, l1_ratio=l1_ratio, alphas=alphas, tol=1e-12, max_iter=1_000_000)[1]
    np.testing.assert_allclose(coefs, expected, rtol=0, atol=1e-5 * np.abs(coefs).max())
    gradients = X.T @ (X @ coefs - y[:, None]) / len(y) + alphas * (1 - l1_ratio) * coefs
    l1 = alphas * l1_ratio
    violations = np.where(coefs == 0, np.maximum(np.abs(gradients) - l1, 0), np.abs(gradients + l1 * np.sign(coefs)))
    assert violations.max() <= 1e-10 * l1[0]


@pytest.mark.parametrize("l1_ratio", [1.0, 0.4])
def test_the_grid_is_scikit_learns(l1_ratio):
    X, y = sparse_problem(3)
    ours = elastic_net_path(X, y, l1_ratio=l1_ratio)[0]
    np.testing.assert_allclose(ours, sk.enet_path(X, y, l1_ratio=l1_ratio, eps=1e-3)[0], rtol=1e-12)
    assert len(elastic_net_path(X, y, l1_ratio=l1_ratio, n_alphas=1)[0]) == 1
    short = elastic_net_path(X, y, n_alphas=3, eps=0.25)[0]
    np.testing.assert_allclose(short / short[0], [1.0, 0.5, 0.25], rtol=1e-12)


@every_shape
@pytest.mark.parametrize("l1_ratio", [1.0, 0.3])
def test_alphas_come_in_any_order_above_the_largest_and_more_than_once(shape, l1_ratio):
    X, y = sparse_problem(4, *shape)
    top = np.abs(X.T @ y).max() / (len(y) * l1_ratio)
    given_alphas = top * np.array([0.1, 3.0, 0.5, 0.1, 1.5, 0.02, 0.5])
    alphas, coefs, _ = check_path(X, y, l1_ratio=l1_ratio, alphas=given_alphas)
    np.testing.assert_array_equal(alphas, given_alphas)
    assert not coefs[:, [1, 4]].any()
    assert coefs[:, 2].any()
    np.testing.assert_allclose(coefs[:, 0], coefs[:, 3], rtol=0, atol=1e-9 * np.abs(coefs).max())
    for i, alpha in enumerate(given_alphas):
        alone = elastic_net_path(X, y, l1_ratio=l1_ratio, alphas=[alpha])[1][:, 0]
        np.testing.assert_allclose(coefs[:, i], alone, rtol=0, atol=1e-8 * np.abs(coefs).max())


@pytest.mark.parametrize("l1_ratio", [1.0, 0.3])
def test_nothing_is_selected_at_the_largest_alpha(l1_ratio):
    for shape in SHAPES:
        X, y = sparse_problem(5, *shape)
        alphas, coefs, _ = elastic_net_path(X, y, l1_ratio=l1_ratio)
        assert np.abs(coefs[:, 0]).max() <= 1e-12 * np.abs(coefs).max()
        just_below = elastic_net_path(X, y, l1_ratio=l1_ratio, alphas=[0.9999 * alphas[0]])[1]
        assert np.count_nonzero(just_below) == 1


def draw(seed):
    """Data of every awkward kind, from a seed."""
    rng = np.random.default_rng(seed)
    n_samples, n_features = rng.integers(1, 61, 2)
    X = rng.normal(size=(n_samples, n_features))
    again = rng.integers(0, max(1, n_features // 2), n_features)
    rank = max(1, min(X.shape) // 3)
    X = {
        "normal": lambda: X,
        "correlated": lambda: X[:, :1] + rng.choice([0.3, 0.03]) * X,
        "integers": lambda: rng.integers(-2, 3, X.shape) * 1.0,
        "zeros and ones": lambda: rng.integers(0, 2, X.shape) * 1.0,
        "duplicated": lambda: X[:, again],
        "duplicated, scaled": lambda: X[:, again] * rng.choice([-1.0, 1.0, 2.0, 1e-3], n_features),
        "constant": lambda: np.where(np.arange(n_features) % 3, X, 2.0),
        "scaled": lambda: X * 10.0 ** rng.integers(-8, 9, n_features),
        "low rank": lambda: rng.normal(size=(n_samples, rank)) @ rng.normal(size=(rank, n_features)),
    }[KINDS[seed % len(KINDS)]]()
    if rng.random() < 0.3:
        X = X - X.mean(axis=0)
    truth = rng.normal(size=n_features) * (rng.random(n_features) < 0.3)
    y = X @ truth + rng.choice([0.0, 0.1, 1.0, 10.0]) * rng.normal(size=n_samples)
    return rng, X, np.round(y) if rng.random() < 0.2 else y


KINDS = [
    "normal",
    "correlated",
    "integers",
    "zeros and ones",
    "duplicated",
    "duplicated, scaled",
    "constant",
    "scaled",
    "low rank",
]


@pytest.mark.parametrize("kind", range(len(KINDS)), ids=KINDS)
def test_gaps_are_small_and_true_on_many_random_problems(kind):
    for seed in range(kind, 60 * len(KINDS), len(KINDS)):
        rng, X, y = draw(seed)
        top = np.abs(X.T @ y).max() / len(y)
        alphas = (top or 1.0) * 10.0 ** rng.uniform(rng.choice([-1, -3, -5]), 0.3, rng.choice([1, 3, 10, 60, 100]))
        check_path(X, y, alphas=alphas)


@pytest.mark.parametrize("kind", range(len(KINDS)), ids=KINDS)
@pytest.mark.parametrize("l1_ratio", [0.9, 0.3])
def test_gaps_are_small_and_true_with_a_ridge_too(kind, l1_ratio):
    for seed in range(1000 * len(KINDS) + kind, 1015 * len(KINDS), len(KINDS)):
        rng, X, y = draw(seed)
        norms = np.sqrt((X * X).sum(axis=0))
        X, y = X / np.where(norms > 0, norms, 1.0), y / (np.linalg.norm(y) or 1.0)
        alphas = (np.abs(X.T @ y).max() or 1.0) / len(y) * 10.0 ** rng.uniform(-3, 0.3, rng.choice([1, 10, 60]))
        check_path(X, y, l1_ratio=l1_ratio, alphas=alphas)


@pytest.mark.parametrize(
    ("shape", "correlation"),
    [((60, 400), 0.0), ((60, 400), 0.7), ((400, 60), 0.0), ((400, 60), 0.95), ((300, 300), 0.5)],
)
def test_larger_problems_over_the_whole_default_grid(shape, correlation):
    rng = np.random.default_rng(6)
    X = np.sqrt(correlation) * rng.normal(size=(shape[0], 1)) + np.sqrt(1 - correlation) * rng.normal(size=shape)
    y = X[:, :10] @ rng.normal(size=10) + rng.normal(size=shape[0])
    _, _, gaps = check_path(X, y, tol=1e-9)
    assert len(gaps) == 100


@pytest.mark.parametrize("noise", [None, 3e-2, 1e-2])
def test_updated_inverses_do_not_wear_out(noise):
    """Jumps between far-apart alphas, as many columns as rows: the inverse, only ever updated, lost all its digits."""
    for seed in range(0, 400, 12):
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(55, 53))
        X = X if noise is None else X[:, :1] + noise * X
        X, y = X - X.mean(axis=0), rng.normal(size=55)
        top = np.abs(X.T @ y).max() / 55
        check_path(X, y, alphas=top * 10.0 ** -np.array([0.1, 1, 2, 3, 4, 5]))


@deterministic
@given(awkward_problems(), st.lists(st.floats(0.01, 2), min_size=1, max_size=6), st.sampled_from([1.0, 0.5]))
def test_gaps_are_small_on_tiny_integer_problems(problem, alphas, l1_ratio):
    X, y = problem
    check_path(X, y, alphas=alphas, l1_ratio=l1_ratio, tol=1e-9)


@pytest.mark.parametrize("factor", [1e-8, 1e8])
@pytest.mark.parametrize("shape", [(40, 6), (20, 80)])
def test_units_of_the_target_and_of_the_columns_change_nothing_else(shape, factor):
    X, y = sparse_problem(7, *shape)
    alphas, coefs, _ = lasso_path(X, y)
    in_y = lasso_path(X, factor * y, alphas=factor * alphas)
    np.testing.assert_allclose(in_y[1], factor * coefs, rtol=0, atol=1e-9 * factor * np.abs(coefs).max())
    in_X = lasso_path(factor * X, y, alphas=factor * alphas)
    np.testing.assert_allclose(factor * in_X[1], coefs, rtol=0, atol=1e-9 * np.abs(coefs).max())


def test_moving_and_negating_columns_moves_and_negates_coefficients():
    X, y = sparse_problem(8, 30, 12)
    rng = np.random.default_rng(8)
    order, signs, rows = rng.permutation(12), rng.choice([-1.0, 1.0], 12), rng.permutation(30)
    coefs = lasso_path(X, y, n_alphas=30)[1]
    moved = lasso_path((X * signs)[rows][:, order], y[rows], n_alphas=30)[1]
    np.testing.assert_allclose(moved, (coefs * signs[:, None])[order], rtol=0, atol=1e-9)


def test_a_target_of_zeros_has_coefficients_of_zero():
    X, _ = sparse_problem(9)
    _, coefs, gaps = lasso_path(X, np.zeros(40), alphas=[1.0, 0.1])
    assert not coefs.any()
    assert not gaps.any()


@pytest.mark.parametrize("layout", ["list", "float32", "int", "fortran", "strided"])
def test_any_array_like_is_taken_and_left_alone(layout):
    rng = np.random.default_rng(10)
    X, y = rng.integers(-5, 6, (20, 4)) * 1.0, rng.integers(-5, 6, 20) * 1.0
    other = {
        "list": lambda: (X.tolist(), y.tolist()),
        "float32": lambda: (X.astype(np.float32), y.astype(np.float32)),
        "int": lambda: (X.astype(np.int64), y.astype(np.int32)),
        "fortran": lambda: (np.asfortranarray(X), y),
        "strided": lambda: (np.repeat(np.repeat(X, 2, axis=0), 2, axis=1)[::2, ::2], np.repeat(y, 2)[::2]),
    }[layout]()
    before = [np.array(one) for one in other]
    for one, expected in zip(lasso_path(*other), lasso_path(X, y), strict=True):
        np.testing.assert_allclose(one, expected, rtol=0, atol=1e-12)
    for one, copy in zip(other, before, strict=True):
        np.testing.assert_array_equal(one, copy)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"X": np.ones(3)}, "X"),
        ({"X": np.ones((0, 2)), "y": []}, "X"),
        ({"X": np.ones((3, 0))}, "X"),
        ({"X": [[1.0], [np.nan], [0.0]]}, "X"),
        ({"y": [1.0, 2.0]}, "y"),
        ({"y": [[1.0], [2.0], [3.0]]}, "y"),
        ({"y": [1.0, np.inf, 0.0]}, "y"),
        ({"alphas": [1.0, 0.0]}, "alphas"),
        ({"alphas": [-1.0]}, "alphas"),
        ({"alphas": [np.nan]}, "alphas"),
        ({"alphas": [np.inf]}, "alphas"),
        ({"alphas": []}, "alphas"),
        ({"alphas": 0.5}, "alphas"),
        ({"n_alphas": 0}, "n_alphas"),
        ({"eps": 0.0}, "eps"),
        ({"eps": 1.0}, "eps"),
        ({"eps": np.nan}, "eps"),
        ({"l1_ratio": 0.0}, "l1_ratio"),
        ({"l1_ratio": 1.1}, "l1_ratio"),
        ({"l1_ratio": np.nan}, "l1_ratio"),
        ({"y": [0.0, 0.0, 0.0]}, "alphas"),
    ],
)
def test_what_is_wrong_is_named(wrong, name):
    good = {"X": [[1.0], [2.0], [4.0]], "y": [1.0, 0.0, 2.0]}
    with pytest.raises(ValueError, match=rf"\b{name}\b"):
        elastic_net_path(**good | wrong)


def test_gaps_out_of_reach_are_a_warning_that_points_here():
    X, y = sparse_problem(11)
    with pytest.warns(RuntimeWarning, match="tol=0") as caught:
        lasso_path(X, y, alphas=np.geomspace(0.1, 0.001, 12), tol=0.0)  # rounding leaves one or another gap at 0
    assert caught[0].filename == __file__
