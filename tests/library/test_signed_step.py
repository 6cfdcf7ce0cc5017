"""The step to the Lasso's optimum of known signs, against its optimality conditions and scikit-learn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lasso_problems import awkward_problems, deterministic, objective, sparse_problem
from sklearn.linear_model import Lasso

from sparsecraft.signed_step import signed_step


def test_from_the_right_signs_it_is_one_step_to_the_lasso():
    X, y = sparse_problem(0)
    best = Lasso(alpha=0.3, fit_intercept=False, tol=1e-14, max_iter=1_000_000).fit(X, y).coef_
    selected = np.flatnonzero(best)
    assert 1 < len(selected) < 6
    X, start = X[:, selected], 0.1 * np.sign(best[selected])
    np.testing.assert_allclose(start + signed_step(X, y - X @ start, start, 0.3), best[selected], rtol=0, atol=1e-9)


@pytest.mark.parametrize("spread", [1e-8, 1.0, 1e8])
def test_it_does_not_mind_the_units_of_the_columns(spread):
    X, y = sparse_problem(1)
    units, best = np.geomspace(1.0, spread, 6), np.linalg.lstsq(X, y)[0]
    start = 0.1 * np.sign(best)
    d = signed_step(X * units, y - X @ start, start / units, alpha=0.0)
    np.testing.assert_allclose((start / units + d) * units, best, rtol=1e-8)


@deterministic
@given(awkward_problems(n_vectors=1), st.floats(0, 3))
def test_it_flips_no_sign_and_never_raises_the_objective(problem, alpha):
    X, y, w = problem
    w = np.where(w == 0, 1.0, w)
    moved = w + signed_step(X, y - X @ w, w, alpha)
    assert (moved * w >= -1e-9).all()
    assert objective(X, y, moved, alpha) <= objective(X, y, w, alpha) + 1e-9


def test_it_stops_exactly_where_the_first_coefficient_reaches_zero():
    w = np.array([0.3, 1.0, 2.0])
    moved = w + signed_step(np.eye(3), np.array([-0.9, -4.0, 1.0]), w, alpha=0.0)  # zero after 1/3, 1/4 and never
    np.testing.assert_allclose(moved, [0.3 - 0.9 / 4, 0.0, 2.25], rtol=1e-12)
    assert moved[1] == 0.0


@pytest.mark.parametrize("seed", range(30))
def test_the_zero_is_exact_whatever_the_rounding(seed):
    w, residual = np.random.default_rng(seed).uniform(0.1, 1.0, size=(2, 5))
    moved = w + signed_step(np.eye(5), -3 * residual / residual.min(), w, alpha=0.01)  # past zero for every one
    assert (moved == 0).sum() == 1
    assert (moved >= 0).all()
