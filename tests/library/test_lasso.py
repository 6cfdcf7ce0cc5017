"""The pieces of the Lasso against what shares no code with them: SciPy, scikit-learn, closed forms, weak duality."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from lasso_problems import awkward_problems, deterministic, objective, sparse_problem
from scipy.optimize import minimize_scalar
from sklearn.linear_model import Lasso as ScikitLearnLasso
from sklearn.linear_model import lasso_path

from sparsecraft import (
    alpha_max,
    coordinate_step,
    duality_gap,
    lasso_objective,
    residual_sum_of_squares,
    soft_threshold,
)

numbers = st.floats(-1e6, 1e6)
shapes = hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)


def argmin(function, bound):
    return minimize_scalar(function, bounds=(-bound, bound), method="bounded", options={"xatol": 1e-10}).x


def test_objective_of_sums_done_by_hand():
    X, y, w = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([5.0, 6.0]), np.array([1.0, -1.0])
    assert residual_sum_of_squares(X, y, w) == 6**2 + 7**2
    assert lasso_objective(X, y, w, 0.5) == (6**2 + 7**2) / 4 + 0.5 * 2
    assert lasso_objective(X, y, w, 0.0) == (6**2 + 7**2) / 4


@deterministic
@given(awkward_problems(n_vectors=2), st.floats(0, 5), st.floats(0, 1))
def test_objective_is_convex_along_a_segment(problem, alpha, share):
    X, y, w, v = problem
    between = lasso_objective(X, y, share * w + (1 - share) * v, alpha)
    ends = share * lasso_objective(X, y, w, alpha) + (1 - share) * lasso_objective(X, y, v, alpha)
    assert between <= ends + 1e-9


@pytest.mark.parametrize("z", [-3.0, -1.0, -0.2, 0.0, 0.7, 1.0, 2.5])
@pytest.mark.parametrize("threshold", [0.0, 0.3, 1.0])
def test_soft_threshold_minimises_its_proximal_problem(z, threshold):
    best = argmin(lambda v: (v - z) ** 2 / 2 + threshold * abs(v), bound=4)
    assert soft_threshold(z, threshold) == pytest.approx(best, abs=1e-6)


@deterministic
@given(hnp.arrays(float, shapes, elements=numbers), st.floats(0, 1e6))
def test_soft_threshold_keeps_the_shape_is_odd_and_zero_exactly_up_to_the_threshold(z, threshold):
    shrunk = soft_threshold(z, threshold)
    assert np.shape(shrunk) == z.shape
    np.testing.assert_array_equal(soft_threshold(-z, threshold), -shrunk)
    np.testing.assert_array_equal(shrunk == 0, np.abs(z) <= threshold)


@deterministic
@given(numbers, numbers, st.floats(0, 1e6))
def test_soft_threshold_never_spreads_two_numbers(a, b, threshold):
    shrunk = soft_threshold(a, threshold), soft_threshold(b, threshold)
    assert np.shape(shrunk[0]) == ()
    assert abs(shrunk[0] - shrunk[1]) <= abs(a - b) + 1e-9


@pytest.mark.parametrize("seed", range(5))
def test_alpha_max_is_where_the_path_of_scikit_learn_begins(seed):
    X, y = sparse_problem(seed)
    assert alpha_max(X, y) == pytest.approx(lasso_path(X, y)[0][0], rel=1e-12)
    assert alpha_max(X, -y) == alpha_max(X, y)


def test_alpha_max_of_orthogonal_data_is_zero():
    assert alpha_max(np.array([[1.0, 0.0], [1.0, 0.0]]), np.array([2.0, -2.0])) == 0.0
    assert alpha_max(np.ones((3, 2)), np.zeros(3)) == 0.0


@pytest.mark.parametrize("j", range(6))
@pytest.mark.parametrize("alpha", [0.0, 0.1, 1.0, 3.0])
def test_coordinate_step_minimises_over_one_coefficient(j, alpha):
    X, y = sparse_problem(7)
    w, axis = np.linspace(-2.0, 2.0, 6), np.eye(6)[j]
    best = argmin(lambda v: objective(X, y, w + (v - w[j]) * axis, alpha), bound=20)
    assert coordinate_step(X, y, w, j, alpha) == pytest.approx(best, abs=1e-6)


def test_coordinate_step_by_hand():
    assert coordinate_step(np.array([[2.0]]), np.array([3.0]), np.array([9.0]), 0, 1.0) == (2 * 3 - 1) / 2**2
    assert coordinate_step(np.array([[1.0, 0.0], [2.0, 0.0]]), np.ones(2), np.array([1.0, 5.0]), 1, 0.0) == 0.0


@deterministic
@given(awkward_problems(n_vectors=2), st.floats(1e-3, 5))
def test_no_coefficients_are_better_by_more_than_the_gap(problem, alpha):
    X, y, w, v = problem
    assert duality_gap(X, y, w, alpha) >= objective(X, y, w, alpha) - objective(X, y, v, alpha) - 1e-9


@pytest.mark.parametrize("share", [0.05, 0.5, 1.0, 2.0])
def test_gap_of_all_zeros_has_a_closed_form(share):
    X, y = sparse_problem(4)
    expected = max(0.0, 1 - share) ** 2 * (y @ y) / (2 * len(y))
    gaps = [duality_gap(X, target, np.zeros(6), share * alpha_max(X, y)) for target in (y, -y)]
    assert gaps == pytest.approx([expected, expected], rel=1e-12, abs=1e-14)


def test_gap_where_nothing_is_left_to_explain_is_the_penalty():
    X, w = np.eye(3), np.array([1.0, -2.0, 3.0])
    assert duality_gap(X, w, w, 0.5) == pytest.approx(0.5 * 6)
    assert duality_gap(np.zeros((3, 2)), np.ones(3), np.zeros(2), 0.5) == 0.0


@pytest.mark.parametrize("scale", [1e-8, 1.0, 1e8])
@pytest.mark.parametrize("share", [1e-3, 0.1, 0.5])
def test_gap_at_the_optimum_is_rounding_on_either_side(scale, share):
    X, y = sparse_problem(5, n_samples=15, n_features=25)
    y = scale * y
    alpha = share * alpha_max(X, y)
    w = ScikitLearnLasso(alpha=alpha, fit_intercept=False, tol=1e-15, max_iter=1_000_000).fit(X, y).coef_
    assert abs(duality_gap(X, y, w, alpha)) <= 1e-12 * (y @ y) / len(y)
