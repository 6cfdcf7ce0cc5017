"""What `lasso_coordinate_descent` returns: the optimum, by other people's solvers and by its optimality conditions."""

import numpy as np
import pytest
import sklearn.linear_model as sk
from hypothesis import given
from hypothesis import strategies as st
from lasso_problems import awkward_problems, deterministic, objective, optimality_violation, sparse_problem

from sparsecraft import alpha_max, coordinate_step, duality_gap, lasso_coordinate_descent

seeds = st.integers(0, 2**32 - 1)
shares = st.floats(0.02, 0.9)


def solve(X, y, alpha):
    return lasso_coordinate_descent(X, y, alpha, max_iter=20_000, tol=1e-12)


def assert_close(ours, theirs):
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-8)


@pytest.mark.parametrize("share", [0.5, 0.1, 0.01])
@pytest.mark.parametrize("shape", [(40, 6), (15, 25)], ids=["n > p", "p > n"])
def test_it_is_that_of_scikit_learn(shape, share):
    X, y = sparse_problem(1, *shape)
    alpha = share * alpha_max(X, y)
    theirs = sk.Lasso(alpha=alpha, fit_intercept=False, tol=1e-15, max_iter=1_000_000).fit(X, y)
    assert_close(solve(X, y, alpha), theirs.coef_)


@pytest.mark.parametrize("seed", range(3))
def test_it_is_that_of_the_homotopy_at_each_of_its_knots(seed):
    X, y = sparse_problem(seed)
    alphas, _, coefs = sk.lars_path(X, y, method="lasso")
    assert_close(np.transpose([solve(X, y, alpha) for alpha in alphas]), coefs)


@deterministic
@given(awkward_problems(), shares)
def test_it_is_optimal_also_where_it_is_not_unique(problem, share):
    X, y = problem
    alpha = share * (alpha_max(X, y) or 1.0)
    w = solve(X, y, alpha)
    assert optimality_violation(X, y, w, alpha) <= 1e-8
    assert -1e-12 * (y @ y) / len(y) <= duality_gap(X, y, w, alpha) <= 1e-8


@deterministic
@given(awkward_problems(), st.floats(1 + 1e-12, 3))
def test_it_is_exactly_zero_from_alpha_max_on_and_not_before(problem, factor):
    X, y = problem
    limit = alpha_max(X, y)
    assert not solve(X, y, factor * limit).any()
    assert limit == 0 or solve(X, y, (1 - 1e-6) * limit).any()


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("seed", range(20))
def test_it_is_exactly_zero_at_alpha_max_itself(seed, order):
    X, y = sparse_problem(seed)
    X = np.asarray(X, order=order)
    assert not lasso_coordinate_descent(X, y, alpha_max(X, y)).any()


@deterministic
@given(seeds, shares, st.floats(0.01, 100))
def test_scaling_the_target_and_the_penalty_scales_it(seed, share, factor):
    X, y = sparse_problem(seed)
    alpha = share * alpha_max(X, y)
    np.testing.assert_allclose(solve(X, factor * y, factor * alpha), factor * solve(X, y, alpha), rtol=1e-7, atol=1e-8)


@deterministic
@given(seeds, shares, st.permutations(range(6)), st.lists(st.sampled_from([-1.0, 1.0]), min_size=6, max_size=6))
def test_moving_and_negating_columns_moves_and_negates_it(seed, share, order, signs):
    X, y = sparse_problem(seed)
    alpha = share * alpha_max(X, y)
    assert_close(solve((X * signs)[:, order], y, alpha), (solve(X, y, alpha) * signs)[order])


@deterministic
@given(awkward_problems(), shares)
def test_no_sweep_raises_the_objective(problem, share):
    X, y = problem
    alpha = share * alpha_max(X, y)
    capped = [lasso_coordinate_descent(X, y, alpha, max_iter=n_sweeps, tol=0.0) for n_sweeps in range(8)]
    assert not capped[0].any()
    assert max(np.diff([objective(X, y, w, alpha) for w in capped])) <= 1e-12 * (1 + y @ y)


def test_a_sweep_is_one_step_for_each_column_in_turn():
    X, y = sparse_problem(6)
    w = np.zeros(6)
    for j in range(6):
        w[j] = coordinate_step(X, y, w, j, 0.2)
    np.testing.assert_allclose(lasso_coordinate_descent(X, y, 0.2, max_iter=1), w, rtol=1e-12)
    assert optimality_violation(X, y, w, 0.2) > 1e-3


def test_sweeps_end_at_max_iter_or_once_changes_are_below_tol():
    X, y = sparse_problem(6)
    one, two, converged = (lasso_coordinate_descent(X, y, 0.2, max_iter=n_sweeps) for n_sweeps in (1, 2, 1000))
    first_change = np.abs(one).max()
    assert np.abs(two - one).max() < first_change
    np.testing.assert_array_equal(lasso_coordinate_descent(X, y, 0.2, tol=1.001 * first_change), one)
    np.testing.assert_array_equal(lasso_coordinate_descent(X, y, 0.2, tol=0.999 * first_change), two)
    assert optimality_violation(X, y, converged, 0.2) <= 1e-7


def test_without_penalty_it_is_least_squares():
    X, y = sparse_problem(2)
    assert_close(solve(X, y, 0.0), np.linalg.lstsq(X, y)[0])
    wide, y = sparse_problem(2, n_samples=5, n_features=10)
    assert_close(wide @ solve(wide, y, 0.0), y)


def test_one_row_and_one_column_have_a_closed_form():
    assert_close(solve(np.array([[2.0]]), np.array([3.0]), 1.0), [(2 * 3 - 1) / 2**2])
    assert_close(solve(np.array([[1.0, -4.0, 2.0]]), np.array([3.0]), 2.0), [0.0, -(4 * 3 - 2) / 4**2, 0.0])
    assert_close(solve(np.array([[1.0], [2.0]]), np.array([3.0, -4.0]), 1.0), [(-5 / 2 + 1) / (5 / 2)])


def test_a_zero_column_stays_at_zero_and_changes_nothing():
    X, y = sparse_problem(3)
    with_zeros = np.insert(X, 2, 0.0, axis=1)
    assert_close(solve(with_zeros, y, 0.1), np.insert(solve(X, y, 0.1), 2, 0.0))
    assert not solve(X, np.zeros(40), 0.0).any()


def test_a_column_given_twice_shares_its_coefficient():
    X, y = sparse_problem(3)
    once, twice = solve(X, y, 0.1), solve(np.insert(X, 0, X[:, 0], axis=1), y, 0.1)
    assert_close(np.append(twice[0] + twice[1], twice[2:]), once)
    assert twice[0] * twice[1] >= 0
