"""The second-order model of the logistic loss against the loss itself."""

import numpy as np
import pytest
from scipy.special import expit, log_expit

from sparsecraft.second_order_model import SecondOrderModel


def loss(X, y, w, b):
    return -log_expit(np.where(y == 1, 1, -1) * (X @ w + b)).mean()


@pytest.mark.parametrize("columns", [[0, 1, 2, 3], [1, 3]])
def test_it_agrees_with_the_loss_to_second_order_at_its_best_intercept(columns):
    rng = np.random.default_rng(0)
    X, y, w, b = rng.normal(size=(30, 4)) + 2, np.arange(30) % 2, rng.normal(size=4), -0.5
    model = SecondOrderModel.at(X, y.astype(float), w, b, np.array(columns))
    z = X @ w + b
    gradient, curvature = expit(z) - y, expit(z) * expit(-z)
    for d in rng.normal(size=(5, len(columns))):
        change, b_change = model.change(d, 4)
        assert change[columns].tolist() == d.tolist()
        assert np.count_nonzero(change) == len(columns)
        by_taylor = [
            np.mean(gradient * step + curvature * step**2 / 2)
            for step in (X @ change + b_change + offset for offset in (0.0, -1e-3, 1e-3))
        ]
        assert by_taylor[0] == min(by_taylor)
        modelled = [np.sum((model.target - model.design @ v) ** 2) / 60 for v in (d, 0 * d)]
        zero_change = X @ model.change(0 * d, 4)[0] + model.change(0 * d, 4)[1]
        at_zero = np.mean(gradient * zero_change + curvature * zero_change**2 / 2)
        assert modelled[0] - modelled[1] == pytest.approx(by_taylor[0] - at_zero, rel=1e-9, abs=1e-12)
        small, small_b = 1e-3 * change, model.change(1e-3 * d, 4)[1] - model.change(0 * d, 4)[1]
        step = X @ small + small_b
        taylor = np.mean(gradient * step + curvature * step**2 / 2)
        assert loss(X, y, w + small, b + small_b) - loss(X, y, w, b) == pytest.approx(taylor, abs=1e-8)


def test_rows_whose_outcome_is_certain_leave_it_finite():
    X, y = np.array([[1000.0], [-1000.0], [1.0]]), np.array([1.0, 0.0, 1.0])
    model = SecondOrderModel.at(X, y, np.array([5.0]), 0.0, np.array([0]))
    assert np.isfinite(model.design).all()
    assert np.isfinite(model.target).all()
