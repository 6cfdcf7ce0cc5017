"""The exact path: scikit-learn's knots, straight lines between them, optimality everywhere, awkward designs."""

from itertools import pairwise

import numpy as np
import pytest
import sklearn.linear_model as sk
from hypothesis import given
from hypothesis import strategies as st
from lasso_problems import awkward_problems, deterministic, optimality_violation, sparse_problem

from sparsecraft.solvers.active_set import Design, GramDesign
from sparsecraft.solvers.homotopy import follow_path

DESIGNS = {"X": Design, "Gram": lambda X: GramDesign(X.T @ X)}
both_designs = pytest.mark.parametrize("design", DESIGNS)


def segments(X, y, lowest, design="X"):
    """Segments as `(upper, lower, at)`, thresholds in units of alpha, `at(alpha)` all coefficients."""
    n_samples, n_features = X.shape

    def reader(segment):
        def at(alpha):
            w = np.zeros(n_features)
            w[segment.indices] = segment.at(np.array([n_samples * alpha]))[:, 0]
            return w

        return at

    found = list(follow_path(DESIGNS[design](X), X.T @ y, n_samples * lowest))
    return [(one.upper / n_samples, one.lower / n_samples, reader(one)) for one in found]


def alpha_max(X, y):
    return np.abs(X.T @ y).max() / len(y)


def assert_optimal(X, y, path, atol=1e-9):
    """At both ends and in the middle; at a knot a coefficient may miss 0 by its rounding."""
    for upper, lower, at in path:
        for alpha in (upper, (upper + lower) / 2, lower):
            w = at(alpha)
            w[np.abs(w) <= 1e-11 * np.abs(w).max()] = 0.0
            assert optimality_violation(X, y, w, alpha) <= atol * alpha_max(X, y)


def assert_continuous(path, start, end):
    assert path[0][0] == pytest.approx(start, rel=1e-12)
    assert path[-1][1] == pytest.approx(end, rel=1e-9)
    assert not path[0][2](path[0][0]).any()
    for (_, lower, before), (upper, _, after) in pairwise(path):
        assert lower == upper
        size = 1 + np.abs(before(lower)).max()
        np.testing.assert_allclose(after(upper), before(lower), rtol=0, atol=1e-9 * size)


@both_designs
@pytest.mark.parametrize("shape", [(40, 6), (30, 30), (15, 25), (60, 40)])
def test_knots_and_coefficients_are_scikit_learns(shape, design):
    X, y = sparse_problem(1, *shape)
    alphas, _, coefs = sk.lars_path(X, y, method="lasso", alpha_min=1e-3 * alpha_max(X, y))
    path = segments(X, y, alphas[-1], design)
    lengths = [(upper, lower) for upper, lower, _ in path if upper - lower > 1e-10 * upper]
    np.testing.assert_allclose([lengths[0][0], *[lower for _, lower in lengths]], alphas, rtol=1e-7)
    for alpha, w in zip(alphas, coefs.T, strict=True):
        at = next(at for upper, lower, at in path if lower <= alpha * (1 + 1e-12) and alpha <= upper * (1 + 1e-12))
        np.testing.assert_allclose(at(alpha), w, rtol=0, atol=1e-7 * (1 + np.abs(w).max()))


@both_designs
@pytest.mark.parametrize("shape", [(40, 6), (30, 30), (15, 60)])
def test_it_is_continuous_and_optimal_all_along(shape, design):
    X, y = sparse_problem(2, *shape)
    path = segments(X, y, 1e-4 * alpha_max(X, y), design)
    assert_continuous(path, alpha_max(X, y), 1e-4 * alpha_max(X, y))
    assert_optimal(X, y, path)


@both_designs
@deterministic
@given(problem=awkward_problems(), share=st.sampled_from([0.5, 0.1, 1e-3]))
def test_it_is_optimal_on_awkward_data(design, problem, share):
    """Zero, equal and collinear columns, ties, `p > n`, one row, one column: small integers have them all."""
    X, y = problem
    top = alpha_max(X, y)
    path = segments(X, y, share * top, design)
    assert (path == []) == (top == 0)
    if path:
        assert_continuous(path, top, share * top)
        assert_optimal(X, y, path)


@both_designs
@pytest.mark.parametrize("seed", range(10))
def test_it_is_optimal_on_larger_integers_where_ties_are_many(design, seed):
    rng = np.random.default_rng(seed)
    X, y = rng.integers(-1, 2, (12, 20)) * 1.0, rng.integers(-3, 4, 12) * 1.0
    path = segments(X, y, 1e-4 * alpha_max(X, y), design)
    assert_continuous(path, alpha_max(X, y), 1e-4 * alpha_max(X, y))
    assert_optimal(X, y, path)


@both_designs
def test_columns_given_twice_or_negated(design):
    X, y = sparse_problem(3)
    doubled = np.column_stack([X, X, -X])
    path = segments(doubled, y, 1e-3 * alpha_max(X, y), design)
    assert_optimal(doubled, y, path)
    once = segments(X, y, 1e-3 * alpha_max(X, y), design)
    folded = path[-1][2](path[-1][1]).reshape(3, -1)
    np.testing.assert_allclose(folded[0] + folded[1] - folded[2], once[-1][2](once[-1][1]), rtol=0, atol=1e-9)


@both_designs
def test_exactly_collinear_columns(design):
    X, y = sparse_problem(4)
    X = np.column_stack([X, X[:, 0] + X[:, 1], X[:, 2] - 2 * X[:, 3]])
    assert_optimal(X, y, segments(X, y, 1e-4 * alpha_max(X, y), design))


@both_designs
def test_all_columns_join_at_once_when_all_correlations_are_equal(design):
    X, y = 2 * np.eye(5), np.array([3.0, -3.0, 3.0, 3.0, -3.0])
    path = segments(X, y, 0.1, design)
    assert_continuous(path, 6 / 5, 0.1)
    np.testing.assert_allclose(path[-1][2](0.1), np.sign(y) * (6 - 5 * 0.1) / 4, rtol=1e-12)


def test_orthogonal_columns_have_a_closed_form():
    rng = np.random.default_rng(5)
    Q = np.linalg.qr(rng.normal(size=(20, 6)))[0]
    y = rng.normal(size=20)
    for upper, lower, at in segments(Q, y, 1e-3 * alpha_max(Q, y)):
        for alpha in (upper, lower):
            correlation = Q.T @ y
            expected = np.sign(correlation) * np.maximum(np.abs(correlation) - 20 * alpha, 0)
            np.testing.assert_allclose(at(alpha), expected, rtol=0, atol=1e-12)


@both_designs
def test_more_columns_than_rows_down_to_a_tiny_threshold(design):
    X, y = sparse_problem(6, 10, 40)
    lowest = 1e-9 * alpha_max(X, y)
    path = segments(X, y, lowest, design)
    assert_continuous(path, alpha_max(X, y), lowest)
    w = path[-1][2](lowest)
    np.testing.assert_allclose(X @ w, y, rtol=0, atol=1e-6)
    assert np.count_nonzero(w) <= 10
    assert_optimal(X, y, path, atol=1e-8)


@both_designs
def test_a_target_in_the_span_of_few_columns_is_reached(design):
    X, _ = sparse_problem(7, 30, 8)
    y = X[:, 2] - 3 * X[:, 5]
    lowest = 1e-8 * alpha_max(X, y)
    path = segments(X, y, lowest, design)
    truth = np.array([0, 0, 1.0, 0, 0, -3.0, 0, 0])
    np.testing.assert_allclose(path[-1][2](lowest), truth, rtol=0, atol=1e-6)
    assert_optimal(X, y, path)


@both_designs
def test_nothing_to_follow(design):
    X, y = sparse_problem(8)
    assert segments(X, np.zeros(40), 0.0, design) == []
    assert segments(X, y, alpha_max(X, y), design) == []
    assert segments(X, y, 2 * alpha_max(X, y), design) == []


@deterministic
@given(st.integers(0, 2**32 - 1), st.sampled_from([(30, 8), (12, 20)]))
def test_both_designs_agree(seed, shape):
    X, y = sparse_problem(seed, *shape)
    lowest = 1e-3 * alpha_max(X, y)
    one, other = segments(X, y, lowest, "X"), segments(X, y, lowest, "Gram")
    np.testing.assert_allclose([u for u, _, _ in one], [u for u, _, _ in other], rtol=1e-8)
    np.testing.assert_allclose(one[-1][2](lowest), other[-1][2](lowest), rtol=0, atol=1e-8)
