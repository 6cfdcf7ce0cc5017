"""Proportional odds against statsmodels, scikit-learn, probabilities written out and the symmetries of the model."""

import warnings
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import approx_fprime, linprog, minimize
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import parametrize_with_checks
from statsmodels.miscmodels.ordinal_model import OrderedModel

from sparsecraft.estimators.ordinal import OrdinalRegression
from sparsecraft.ordinal_regression import (
    fit_ordinal,
    ordinal_cost,
    ordinal_gradient,
    ordinal_hessian,
    ordinal_log_proba,
)

deterministic = settings(derandomize=True, deadline=None, max_examples=30)


def graded(seed, n_classes=4, n_samples=300, n_features=3):
    """Columns, and grades cut from a noisy score at uneven thresholds."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n_samples, n_features))
    score = X @ np.linspace(1.0, -1.5, n_features) + rng.logistic(size=n_samples)
    cuts = np.quantile(score, np.linspace(0.15, 0.8, n_classes - 1))
    return X, np.searchsorted(cuts, score)


def written_out_cost(X, y, w, thresholds, lam):
    edges = np.array([-np.inf, *thresholds, np.inf])
    cumulative = 1 / (1 + np.exp(-(edges - (X @ w)[:, None])))
    return -np.mean(np.log(np.diff(cumulative)[np.arange(len(y)), y])) + lam * np.sum(np.square(w))


def of_statsmodels(X, y):
    model = OrderedModel(y, X, distr="logit")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it calls a gradient of 1e-16 above its tolerance a failure
        fit = model.fit(method="newton", disp=0, maxiter=100, tol=1e-13)
    return fit.params[: X.shape[1]], model.transform_threshold_params(fit.params)[1:-1], model.predict(fit.params)


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")  # some checks bring separable data
@parametrize_with_checks([OrdinalRegression(), OrdinalRegression(lam=0.1)])
def test_scikit_learn_takes_it_for_one_of_its_own(estimator, check, monkeypatch):
    monkeypatch.setenv("SCIPY_ARRAY_API", "1")  # without it scikit-learn skips its array API check
    check(estimator)


def test_parameters_are_those_of_the_contract():
    defaults = OrdinalRegression().get_params()
    assert defaults.pop("max_iter") >= 50
    assert defaults == {"lam": 0.0, "tol": 1e-6}
    assert OrdinalRegression(0.3).lam == 0.3
    with pytest.raises(TypeError):
        OrdinalRegression(0.3, 100)


@pytest.mark.parametrize(("seed", "n_classes"), [(0, 3), (1, 3), (0, 4), (1, 6)])
def test_it_is_the_ordered_model_of_statsmodels(seed, n_classes):
    X, y = graded(seed, n_classes)
    coef, thresholds, proba = of_statsmodels(X, y)
    model = OrdinalRegression(tol=1e-10).fit(X, y)
    np.testing.assert_allclose(model.coef_, coef, rtol=0, atol=1e-6)
    np.testing.assert_allclose(model.thresholds_, thresholds, rtol=0, atol=1e-6)
    np.testing.assert_allclose(model.predict_proba(X), proba, rtol=0, atol=1e-6)
    assert model.n_iter_ < 10
    near = OrdinalRegression().fit(X, y)
    np.testing.assert_allclose(near.coef_, coef, rtol=0, atol=1e-4)


@pytest.mark.parametrize("lam", [0.0, 0.01, 1.0])
def test_two_classes_are_logistic_regression(lam):
    X, y = graded(3, n_classes=2)
    strength = {"C": 1 / (2 * len(y) * lam)} if lam else {"C": np.inf}
    theirs = LogisticRegression(solver="newton-cholesky", tol=1e-12, **strength).fit(X, y)
    ours = OrdinalRegression(lam, tol=1e-12).fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_[0], rtol=0, atol=1e-8)
    np.testing.assert_allclose(ours.thresholds_, -theirs.intercept_, rtol=0, atol=1e-8)
    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), rtol=0, atol=1e-8)


@pytest.mark.parametrize("lam", [0.01, 1.0])
def test_with_a_penalty_nothing_nearby_costs_less(lam):
    X, y = graded(4)
    model = OrdinalRegression(lam, tol=1e-10).fit(X, y)

    def cost(point):
        return written_out_cost(X, y, point[:3], np.cumsum([point[3], *np.exp(point[4:])]), lam)

    found = minimize(cost, [0, 0, 0, -1, 0, 0], method="BFGS", options={"gtol": 1e-7})
    np.testing.assert_allclose(model.coef_, found.x[:3], rtol=0, atol=1e-5)
    assert cost(found.x) >= written_out_cost(X, y, model.coef_, model.thresholds_, lam) - 1e-12


def test_a_huge_penalty_leaves_the_shares_of_the_classes():
    X, y = graded(5)
    model = OrdinalRegression(1e9).fit(X, y)
    np.testing.assert_allclose(model.coef_, 0, atol=1e-8)
    np.testing.assert_allclose(model.predict_proba(X[:1])[0], np.bincount(y) / len(y), atol=1e-7)


points = st.tuples(
    st.integers(0, 50), st.integers(2, 5), st.sampled_from([0.0, 0.3]), st.floats(-2, 2), st.floats(0.05, 3)
)


@deterministic
@given(points)
def test_derivatives_are_those_of_the_cost(point):
    seed, n_classes, lam, start, width = point
    X, y = graded(seed, n_classes, n_samples=40)
    w, thresholds = np.array([0.5, -1.0, 0.2]), start + width * np.arange(n_classes - 1)
    assert ordinal_cost(X, y, w, thresholds, lam) == pytest.approx(written_out_cost(X, y, w, thresholds, lam), rel=1e-9)
    at = np.concatenate([w, thresholds])
    slope = approx_fprime(at, lambda v: ordinal_cost(X, y, v[:3], v[3:], lam), 1e-7)
    np.testing.assert_allclose(ordinal_gradient(X, y, w, thresholds, lam), slope, rtol=1e-4, atol=1e-5)
    curvature = approx_fprime(at, lambda v: ordinal_gradient(X, y, v[:3], v[3:], lam), 1e-7)
    hessian = ordinal_hessian(X, y, w, thresholds, lam)
    np.testing.assert_allclose(hessian, curvature, rtol=1e-3, atol=1e-4)
    np.testing.assert_allclose(hessian, hessian.T, rtol=1e-12)
    assert np.linalg.eigvalsh(hessian).min() > -1e-9


@deterministic
@given(st.integers(0, 50), st.integers(2, 5), st.floats(0.1, 10), st.floats(-100, 100))
def test_symmetries(seed, n_classes, scale, shift):
    X, y = graded(seed, n_classes, n_samples=120)
    fit = fit_ordinal(X, y, tol=1e-10)
    reversed_fit = fit_ordinal(X, n_classes - 1 - y, tol=1e-10)
    np.testing.assert_allclose(reversed_fit.w, -fit.w, rtol=0, atol=1e-8)
    np.testing.assert_allclose(reversed_fit.thresholds, -fit.thresholds[::-1], rtol=0, atol=1e-8)
    moved = fit_ordinal(scale * X + shift, y, tol=1e-8)
    np.testing.assert_allclose(moved.w * scale, fit.w, rtol=0, atol=1e-6)
    np.testing.assert_allclose(moved.thresholds - shift * moved.w.sum(), fit.thresholds, rtol=0, atol=1e-5)
    doubled = fit_ordinal(np.vstack([X, X]), np.append(y, y), tol=1e-10)
    np.testing.assert_allclose(doubled.w, fit.w, rtol=0, atol=1e-8)
    with_penalty = fit_ordinal(X + shift, y, lam=0.1, tol=1e-8)
    np.testing.assert_allclose(with_penalty.w, fit_ordinal(X, y, lam=0.1, tol=1e-10).w, rtol=0, atol=1e-6)


@pytest.mark.parametrize("shift", [0.0, 1e3])
@pytest.mark.parametrize("tol", [1e-2, 1e-6, 1e-9])
def test_gradient_of_the_columns_as_they_came_is_within_tol(tol, shift):
    X, y = graded(6)
    model = OrdinalRegression(0.01, tol=tol).fit(X + shift, y)
    gradient = ordinal_gradient(X + shift, y, model.coef_, model.thresholds_, 0.01)
    assert np.abs(gradient).max() <= tol * 1.001 + 1e-13 * shift**2
    result = fit_ordinal(X + shift, y, 0.01, tol=tol)
    assert result.violation == pytest.approx(np.abs(gradient).max(), rel=1e-3, abs=1e-13 * (1 + shift**2))


@pytest.mark.parametrize("means", [[0.0, 0.0, 0.0], [10.0, 0.0, 0.0], [-3.0, 4.0, 5.0]])
def test_violation_is_that_of_the_columns_as_they_came_also_half_way(means):
    X, y = graded(6)
    moved = X + np.array(means)
    half_way = fit_ordinal(moved, y, 0.01, max_iter=1)
    gradient = ordinal_gradient(moved, y, half_way.w, half_way.thresholds, 0.01)
    assert half_way.violation == pytest.approx(np.abs(gradient).max(), rel=1e-9)
    assert half_way.violation > 1e-3


@deterministic
@given(st.floats(-800, 800), st.floats(-50, 50), st.floats(0.01, 50))
def test_log_probabilities_keep_their_digits_in_the_tails(score, first, width):
    (logs,) = ordinal_log_proba([[score]], [1.0], [first, first + width])
    low, high = first - score, first + width - score

    def log_sigmoid(z):
        return -np.log1p(np.exp(-z)) if z > 0 else z - np.log1p(np.exp(z))

    middle = log_sigmoid(high) + log_sigmoid(-low) + np.log1p(-np.exp(low - high))
    np.testing.assert_allclose(logs, [log_sigmoid(low), middle, log_sigmoid(-high)], rtol=1e-9, atol=1e-13)
    assert np.exp(logs).sum() == pytest.approx(1.0, abs=1e-12)
    assert (logs <= 0).all()


def test_a_probability_of_whole_numbers():
    """Odds of 1, 3 and 15 at most make the shares 1/2, 1/4, 3/16 and 1/16."""
    logs = ordinal_log_proba([[0.0]], [1.0], np.log([1.0, 3.0, 15.0]))
    expected = [float(Fraction(share)) for share in ("1/2", "1/4", "3/16", "1/16")]
    np.testing.assert_allclose(np.exp(logs[0]), expected, rtol=1e-14)


def test_thresholds_out_of_order_are_worth_nothing():
    X, y = graded(0, n_classes=3)
    assert ordinal_cost(X, y, np.zeros(3), [1.0, 0.0], 0.0) == np.inf
    assert ordinal_cost(X, y, np.zeros(3), [1.0, 1.0], 0.0) == np.inf


SEPARATED = {
    "complete": (np.arange(30.0)[:, None], np.repeat([0, 1, 2], 10)),
    "two classes": (np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([0, 0, 1, 1])),
    "more columns than rows": (np.random.default_rng(0).normal(size=(12, 20)), np.tile([0, 1, 2], 4)),
    "touching": (np.array([[0.0], [1.0], [1.0], [2.0]]), np.array([0, 0, 1, 1])),
}


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e3])
@pytest.mark.parametrize("case", SEPARATED)
def test_separated_classes_end_finite_and_are_reported(case, scale):
    X, y = SEPARATED[case]
    with pytest.warns(ConvergenceWarning, match="separates") as caught:
        model = OrdinalRegression().fit(scale * X, y)
    assert caught[0].filename == __file__
    assert np.isfinite(model.coef_).all()
    assert np.all(np.diff(model.thresholds_) > 0)
    assert model.score(scale * X, y) == 1.0 or case == "touching"
    assert OrdinalRegression(1e-3).fit(X, y).coef_.any()


def test_a_dummy_that_tells_one_class_without_error_is_reported_and_the_rest_is_fitted():
    X, y = graded(7)
    dummy = (y == 0) & (np.arange(300) % 3 == 0)
    with pytest.warns(ConvergenceWarning, match="separates"):
        model = OrdinalRegression(tol=1e-9).fit(np.column_stack([X, dummy]), y)
    assert model.coef_[3] < -10
    without = fit_ordinal(X[~dummy], y[~dummy], tol=1e-10)
    np.testing.assert_allclose(model.coef_[:3], without.w, atol=1e-4)


@pytest.mark.parametrize("tol", [1.0, 1e-2, 1e-6])
@pytest.mark.parametrize("scale", [1e-4, 1e-2, 1.0, 100.0])
def test_hard_to_tell_is_not_separated(scale, tol):
    for seed in range(5):
        X, y = graded(seed, n_samples=60)
        OrdinalRegression(tol=tol).fit(scale * X, y)


def test_one_wrong_row_in_many_is_not_separated():
    x, y = np.arange(2000.0), np.arange(2000) >= 1000
    y[[999, 1000]] = y[[1000, 999]]
    model = OrdinalRegression().fit(x[:, None], y)
    assert 0.1 < model.coef_[0] < 10


def separating_direction_exists(X, y):
    """Whether a linear program finds a score and thresholds with every row on its sides, and not all on the edges."""
    rows, n_cuts = [], y.max()
    for x, grade in zip(X, y, strict=True):
        cuts = np.eye(n_cuts)
        rows += [np.append(x, -cuts[grade - 1])] if grade > 0 else []
        rows += [np.append(-x, cuts[grade])] if grade < n_cuts else []
    sides = np.array(rows)
    best = linprog(-sides.sum(axis=0), A_ub=-sides, b_ub=np.zeros(len(sides)), bounds=(-1, 1))
    return -best.fun > 1e-6


def test_separation_is_what_linear_programming_calls_it():
    verdicts = []
    for seed in range(150):
        rng = np.random.default_rng(seed)
        n_features, n_classes = rng.integers(1, 4), rng.integers(2, 5)
        X = rng.normal(size=(rng.integers(6, 25), n_features))
        X[:, 0] = np.round(X[:, 0])
        score = X @ rng.normal(size=n_features) * rng.choice([0.5, 2.0, 5.0]) + rng.logistic(size=len(X))
        classes, y = np.unique(np.clip(np.round(score), 0, n_classes - 1), return_inverse=True)
        if len(classes) > 1:
            verdicts.append((fit_ordinal(X, y).is_separated, separating_direction_exists(X, y)))
    ours, theirs = np.array(verdicts).T
    np.testing.assert_array_equal(ours, theirs)
    assert 0.2 < ours.mean() < 0.8


def test_a_penalty_however_small_leaves_nothing_to_report():
    X, y = SEPARATED["complete"]
    assert not fit_ordinal(X, y, lam=1e-9).is_separated
    OrdinalRegression(1e-9).fit(X, y)


def monstrous(seed):
    """Rows of everyday size beside some of millions, which plain Newton steps overshoot and whose means mislead."""
    rng = np.random.default_rng(seed)
    X = rng.standard_t(0.4, size=(40, 2))
    return X, np.clip(np.round(0.3 * X[:, 0] + rng.logistic(size=40)), 0, 2).astype(int)


@pytest.mark.parametrize("seed", range(12))
def test_rows_of_millions_are_no_obstacle(seed):
    X, y = monstrous(seed)
    fit = fit_ordinal(X, y)
    assert fit.violation <= 1e-6
    assert np.abs(ordinal_gradient(X, y, fit.w, fit.thresholds, 0.0)).max() <= 1e-5
    assert ordinal_cost(X, y, fit.w, fit.thresholds, 0.0) < 1.2
    assert fit.is_separated == separating_direction_exists(X / np.median(np.abs(X), axis=0), y)


def test_units_as_far_apart_as_can_be():
    X, y = graded(13)
    units = np.array([1e-7, 1.0, 1e7])
    fit, plain = fit_ordinal(X * units, y, tol=1e-8), fit_ordinal(X, y, tol=1e-10)
    np.testing.assert_allclose(fit.w * units, plain.w, rtol=0, atol=1e-6)


@pytest.mark.parametrize("width", [1e-13, 1e-9, 1e-5])
def test_a_narrow_class_keeps_its_digits(width):
    (logs,) = ordinal_log_proba([[0.0]], [1.0], [0.0, width])
    assert np.exp(logs[1]) == pytest.approx(width / 4, rel=2 * width + 1e-12, abs=0)


def test_columns_that_repeat_each_other_or_never_change_do_no_harm():
    X, y = graded(8)
    alone = OrdinalRegression(tol=1e-9).fit(X, y)
    padded = np.column_stack([X, X[:, 0], np.full(300, 0.1)])
    model = OrdinalRegression(tol=1e-9).fit(padded, y)
    np.testing.assert_allclose(model.predict_proba(padded), alone.predict_proba(X), rtol=0, atol=1e-7)
    assert model.coef_[0] == pytest.approx(model.coef_[3], rel=1e-6)
    assert abs(model.coef_[4]) < 1e-9


def test_steps_that_do_not_suffice_are_a_warning():
    with pytest.warns(ConvergenceWarning, match="max_iter") as caught:
        model = OrdinalRegression(max_iter=1).fit(*graded(9))
    assert caught[0].filename == __file__
    assert model.n_iter_ == 1


@pytest.mark.parametrize("labels", [["a", "b", "c"], [-5, 0, 7], [1.0, 2.0, 3.0], [False, True]])
def test_classes_are_the_sorted_labels(labels):
    X, y = graded(10, n_classes=len(labels))
    model = OrdinalRegression().fit(X, np.array(labels)[y])
    assert model.classes_.tolist() == labels
    plain = OrdinalRegression().fit(X, y)
    np.testing.assert_array_equal(model.coef_, plain.coef_)
    np.testing.assert_array_equal(model.predict(X), np.array(labels)[plain.predict(X)])
    assert model.score(X, np.array(labels)[y]) == plain.score(X, y) > 0.3


def test_prediction_is_the_most_probable_class_and_coefficients_point_upwards():
    X, y = graded(11)
    model = OrdinalRegression().fit(X, y)
    proba = model.predict_proba(X)
    assert proba.shape == (300, 4)
    np.testing.assert_allclose(proba.sum(axis=1), 1, rtol=1e-12)
    np.testing.assert_array_equal(model.predict(X), proba.argmax(axis=1))
    np.testing.assert_allclose(model.predict_log_proba(X), np.log(proba), rtol=1e-9)
    assert np.all(model.predict_proba(X + np.sign(model.coef_)) @ range(4) > proba @ range(4))
    assert np.isfinite(model.predict_log_proba(1e6 * X)).all()


@pytest.mark.parametrize(
    ("wrong", "name"),
    [({"lam": -0.1}, "lam"), ({"lam": np.nan}, "lam"), ({"max_iter": 0}, "max_iter")],
)
def test_a_parameter_out_of_range_is_named(wrong, name):
    with pytest.raises(ValueError, match=name):
        OrdinalRegression(**wrong).fit(*graded(0))


@pytest.mark.parametrize(
    ("X", "y", "message"),
    [
        (np.ones((4, 1)), [1, 1, 1, 1], "class"),
        (np.ones((4, 1)), [0, 1, 0], "inconsistent"),
        ([[0.0], [np.nan]], [0, 1], "NaN"),
        (np.ones((0, 1)), [], "0 sample"),
        (np.ones((2, 1)), [0.5, 1.7], "label"),
    ],
)
def test_data_that_cannot_be_fitted_are_an_error(X, y, message):
    with pytest.raises(ValueError, match=message):
        OrdinalRegression().fit(X, y)


@pytest.mark.parametrize("y", [[0, 2], [1, 2], [0, 0], [0.0, 0.5], [-1, 0], ["a", "b"], [0]])
def test_the_function_asks_for_every_code(y):
    with pytest.raises(ValueError, match=r"y |could not convert"):
        fit_ordinal([[1.0], [2.0]], y)


def test_prediction_needs_a_fit():
    for method in ("predict", "predict_proba", "predict_log_proba"):
        with pytest.raises(NotFittedError):
            getattr(OrdinalRegression(), method)(np.ones((2, 2)))


def test_it_works_in_a_pipeline_on_a_table_and_leaves_its_arguments():
    X, y = graded(12)
    table, before = pd.DataFrame(X, columns=list("abc")), X.copy()
    model = make_pipeline(StandardScaler(), OrdinalRegression(0.01))
    assert cross_val_score(model, table, y).mean() > 0.35
    assert model.fit(table, y)[-1].coef_.shape == (3,)
    OrdinalRegression().fit(X, y).predict(X)
    np.testing.assert_array_equal(X, before)
