"""The penalty: its value, its proximal operator against direct minimisation, and distance from optimality."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from lasso_problems import deterministic
from scipy.optimize import minimize_scalar

from sparsecraft.penalties import Penalty

weights = st.sampled_from([0.0, 0.3, 1.0, 2.5])
steps = st.sampled_from([0.1, 1.0, 3.0])
vectors = hnp.arrays(float, hnp.array_shapes(min_dims=1, max_dims=2, max_side=4), elements=st.floats(-1e3, 1e3))


def test_value_done_by_hand_and_none_by_default():
    w = np.array([[2.0, -1.0], [0.0, 3.0]])
    assert Penalty(0.5, 0.1).value(w) == pytest.approx(0.5 * 6 + 0.1 * 14, rel=1e-15)
    assert Penalty().value(w) == 0.0
    assert Penalty(alpha=2.0).value(w) == 12.0
    assert Penalty(lam=2.0).value(w) == 28.0


@deterministic
@given(st.floats(-5, 5), weights, weights, steps)
def test_prox_minimises_what_it_says(w, alpha, lam, step):
    penalty = Penalty(alpha, lam)

    def objective(v):
        return (v - w) ** 2 / 2 + step * (alpha * abs(v) + lam * v * v)

    best = minimize_scalar(objective, bounds=(-6, 6), method="bounded", options={"xatol": 1e-10}).x
    found = float(penalty.prox(np.array([w]), step)[0])
    assert found == pytest.approx(best, abs=1e-5)
    assert objective(found) <= objective(best) + 1e-15


@deterministic
@given(vectors, weights, weights, steps)
def test_prox_is_where_the_violation_is_zero(w, alpha, lam, step):
    """`v = prox(w)` means that `(v - w) / step` is minus a subgradient of the penalty."""
    penalty = Penalty(alpha, lam)
    v = penalty.prox(w, step)
    assert v.shape == w.shape
    assert penalty.violation(v, (v - w) / step).max() <= 1e-12 * (1 + np.abs(w).max() / step)
    np.testing.assert_array_equal(v == 0, np.abs(w) <= step * alpha)


@deterministic
@given(vectors, st.floats(0.5, 2), weights, steps)
def test_prox_brings_points_no_further_apart_and_is_odd(w, factor, alpha, step):
    penalty, other = Penalty(alpha, 0.2), factor * w[::-1]
    assert np.abs(penalty.prox(w, step) - penalty.prox(other, step)).max() <= np.abs(w - other).max() * (1 + 1e-12)
    np.testing.assert_array_equal(penalty.prox(-w, step), -penalty.prox(w, step))


def test_violation_is_the_distance_to_the_subdifferential():
    penalty = Penalty(alpha=1.0, lam=0.5)
    w = np.array([0.0, 0.0, 0.0, 2.0, -2.0, 2.0])
    gradient = np.array([0.5, 1.5, -3.0, 0.0, 0.0, -3.0])
    np.testing.assert_allclose(penalty.violation(w, gradient), [0.0, 0.5, 2.0, 3.0, 3.0, 0.0], rtol=0, atol=1e-15)


@pytest.mark.parametrize("alpha", [0.0, 1.0])
def test_violation_is_exactly_zero_at_minimisers(alpha):
    penalty = Penalty(alpha, 0.25)
    w = np.array([0.0, 2.0, -4.0])
    assert penalty.violation(w, -alpha * np.sign(w) - 0.5 * w).tolist() == [0.0, 0.0, 0.0]
    assert penalty.violation(np.zeros(2), np.array([alpha, -alpha])).tolist() == [0.0, 0.0]


def test_violation_grows_with_the_pull_beyond_alpha_in_either_direction():
    assert Penalty(1.0).violation(np.zeros(2), np.array([1.25, -1.25])).tolist() == [0.25, 0.25]
    assert Penalty().violation(np.array([1.0, 0.0]), np.array([-0.5, 0.5])).tolist() == [0.5, 0.5]
