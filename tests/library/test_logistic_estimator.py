"""LogisticRegression: other people's optimum, one-vs-rest, weights of classes, separable classes, conventions."""

import numpy as np
import pandas as pd
import pytest
import sklearn.linear_model as sk
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from lasso_problems import deterministic
from sklearn.base import clone
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.class_weight import compute_class_weight
from sklearn.utils.estimator_checks import parametrize_with_checks

from sparsecraft.estimators.logistic import LogisticRegression

both_intercepts = pytest.mark.parametrize("fit_intercept", [True, False])
PENALTIES = {"none": {}, "L1": {"alpha": 0.02}, "L2": {"lam": 0.05}, "both": {"alpha": 0.02, "lam": 0.05}}
every_penalty = pytest.mark.parametrize("penalty", PENALTIES)
SEPARABLE = np.array([[-3.0], [-2.0], [-1.0], [1.0], [2.0], [3.0]]), np.array([0, 0, 0, 1, 1, 1])


def overlapping(seed=0, shape=(80, 5), n_classes=2):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=shape) * np.linspace(0.5, 2.0, shape[1]) + 1.0
    score = X[:, 0] - X[:, -1] + 1.5 * rng.logistic(size=shape[0])
    return X, np.digitize(score, np.quantile(score, np.arange(1, n_classes) / n_classes + 0.1))


def violation(model, X, y, weights=1.0):
    """Of the optimality conditions of a binary fit; `y` of 0 and 1."""
    w, b = model.coef_[0], model.intercept_[0]
    slopes = weights * (1 / (1 + np.exp(-(X @ w + b))) - y) / len(y)
    pull = X.T @ slopes + 2 * model.lam * w
    in_w = np.where(w == 0, np.maximum(np.abs(pull) - model.alpha, 0), np.abs(pull + model.alpha * np.sign(w)))
    return max(in_w.max(), abs(slopes.sum()) * model.fit_intercept)


@parametrize_with_checks(
    [
        LogisticRegression(lam=0.1),
        LogisticRegression(alpha=0.01),
        LogisticRegression(0.01, 0.1),
        LogisticRegression(lam=0.1, class_weight="balanced"),
    ]
)
def test_scikit_learn_takes_it_for_one_of_its_own(estimator, check, monkeypatch):
    monkeypatch.setenv("SCIPY_ARRAY_API", "1")
    check(estimator)


def test_parameters_are_those_of_the_contract():
    defaults = LogisticRegression().get_params()
    assert defaults.pop("max_iter") >= 100
    assert defaults == {"alpha": 0.0, "lam": 0.0, "fit_intercept": True, "class_weight": None, "tol": 1e-6}
    assert (LogisticRegression(0.1, 0.2).alpha, LogisticRegression(0.1, 0.2).lam) == (0.1, 0.2)
    with pytest.raises(TypeError):
        LogisticRegression(0.1, 0.2, True)


@every_penalty
@both_intercepts
@pytest.mark.parametrize("class_weight", [None, "balanced", {0: 0.5, 1: 3.0}], ids=["unweighted", "balanced", "dict"])
@pytest.mark.parametrize("shape", [(80, 5), (40, 60)], ids=["n > p", "p > n"])
def test_the_optimality_conditions_hold(penalty, fit_intercept, class_weight, shape):
    if penalty == "none" and shape[1] > shape[0]:
        shape = (200, 60)  # more columns than rows separate any classes
    X, y = overlapping(1, shape)
    model = LogisticRegression(
        **PENALTIES[penalty], fit_intercept=fit_intercept, class_weight=class_weight, tol=1e-9
    ).fit(X, y)
    weights = 1.0 if class_weight is None else compute_class_weight(class_weight, classes=np.array([0, 1]), y=y)[y]
    assert violation(model, X, y, weights) <= 1.0001e-9
    assert model.coef_.shape == (1, shape[1])
    assert model.intercept_.shape == (1,)
    assert fit_intercept or model.intercept_[0] == 0.0
    assert model.n_iter_ < 50


@both_intercepts
@pytest.mark.parametrize("C", [0.01, 1.0, 100.0])
@pytest.mark.parametrize("class_weight", [None, "balanced", {0: 0.5, 1: 3.0}], ids=["unweighted", "balanced", "dict"])
def test_ridge_is_scikit_learns(C, fit_intercept, class_weight):
    X, y = overlapping(2)
    options = {"fit_intercept": fit_intercept, "class_weight": class_weight}
    ours = LogisticRegression(lam=1 / (2 * 80 * C), tol=1e-10, **options).fit(X, y)
    theirs = sk.LogisticRegression(C=C, tol=1e-12, solver="newton-cholesky", max_iter=10**4, **options).fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), rtol=1e-6)
    np.testing.assert_allclose(ours.decision_function(X), theirs.decision_function(X), rtol=0, atol=1e-6)
    np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))


@both_intercepts
@pytest.mark.parametrize("C", [0.05, 1.0])
def test_lasso_is_scikit_learns_saga(C, fit_intercept):
    X, y = overlapping(3)
    ours = LogisticRegression(alpha=1 / (80 * C), fit_intercept=fit_intercept, tol=1e-10).fit(X, y)
    theirs = sk.LogisticRegression(
        C=C, l1_ratio=1.0, solver="saga", tol=1e-12, max_iter=10**5, fit_intercept=fit_intercept
    ).fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, rtol=1e-6, atol=1e-8)
    np.testing.assert_array_equal(ours.coef_ == 0, theirs.coef_ == 0)


@both_intercepts
def test_without_a_penalty_it_is_statsmodels(fit_intercept):
    X, y = overlapping(4)
    design = sm.add_constant(X, prepend=False) if fit_intercept else X
    theirs = sm.Logit(y, design).fit(disp=0, tol=1e-14, maxiter=100).params
    ours = LogisticRegression(fit_intercept=fit_intercept, tol=1e-12).fit(X, y)
    np.testing.assert_allclose(ours.coef_[0], theirs[:5], rtol=1e-6)
    assert not fit_intercept or ours.intercept_[0] == pytest.approx(theirs[-1], rel=1e-6)


@every_penalty
def test_intercept_is_not_penalised(penalty):
    X, y = overlapping(5)
    model = LogisticRegression(**PENALTIES[penalty], tol=1e-10)
    here, moved = clone(model).fit(X, y), clone(model).fit(X + 10.0, y)
    np.testing.assert_allclose(moved.coef_, here.coef_, rtol=0, atol=1e-6)
    np.testing.assert_allclose(moved.predict_proba(X + 10.0), here.predict_proba(X), rtol=0, atol=1e-6)
    heavy = LogisticRegression(alpha=1e3).fit(X, y)
    assert not heavy.coef_.any()
    assert heavy.intercept_[0] == pytest.approx(np.log(y.mean() / (1 - y.mean())), rel=1e-9)


@every_penalty
@pytest.mark.parametrize("class_weight", [None, "balanced"])
def test_more_classes_are_separate_binary_fits(penalty, class_weight):
    X, y = overlapping(6, n_classes=4)
    options = {**PENALTIES[penalty], "tol": 1e-10}
    model = LogisticRegression(**options, class_weight=class_weight).fit(X, y)
    assert model.coef_.shape == (4, 5)
    counts = np.bincount(y)
    weights = 80 / (4 * counts[y]) if class_weight else np.ones(80)
    for c in range(4):
        binary = LogisticRegression(**options)
        binary.coef_, binary.intercept_ = model.coef_[[c]], model.intercept_[[c]]
        assert violation(binary, X, (y == c) * 1.0, weights) <= 1.0001e-10
        if class_weight is None:
            alone = LogisticRegression(**options).fit(X, y == c)
            np.testing.assert_allclose(model.coef_[c], alone.coef_[0], rtol=0, atol=1e-9)
            np.testing.assert_allclose(model.intercept_[c], alone.intercept_[0], rtol=0, atol=1e-9)
    sigmoids = 1 / (1 + np.exp(-(X @ model.coef_.T + model.intercept_)))
    expected = sigmoids / sigmoids.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(model.predict_proba(X), expected, rtol=1e-10)
    np.testing.assert_allclose(model.predict_log_proba(X), np.log(expected), rtol=0, atol=1e-10)
    np.testing.assert_array_equal(model.predict(X), sigmoids.argmax(axis=1))
    np.testing.assert_allclose(model.decision_function(X), X @ model.coef_.T + model.intercept_, rtol=1e-12)


@every_penalty
def test_swapping_the_labels_negates_the_model(penalty):
    X, y = overlapping(7)
    model = LogisticRegression(**PENALTIES[penalty], tol=1e-10)
    here, swapped = clone(model).fit(X, y), clone(model).fit(X, 1 - y)
    np.testing.assert_allclose(swapped.coef_, -here.coef_, rtol=0, atol=1e-8)
    np.testing.assert_allclose(swapped.intercept_, -here.intercept_, rtol=0, atol=1e-8)
    np.testing.assert_allclose(swapped.predict_proba(X)[:, ::-1], here.predict_proba(X), rtol=0, atol=1e-8)


@every_penalty
def test_moving_rows_and_columns_moves_coefficients(penalty):
    X, y = overlapping(8)
    rng = np.random.default_rng(8)
    order, signs, rows = rng.permutation(5), rng.choice([-1.0, 1.0], 5), rng.permutation(80)
    model = LogisticRegression(**PENALTIES[penalty], tol=1e-10)
    here, moved = clone(model).fit(X, y), clone(model).fit((X * signs)[rows][:, order], y[rows])
    np.testing.assert_allclose(moved.coef_[0], (here.coef_[0] * signs)[order], rtol=0, atol=1e-7)


@pytest.mark.parametrize("units", [[1e-3, 1.0, 1e3, 10.0, 1.0], [1e8, 1.0, 1e8, 1.0, 1e4]], ids=["small", "large"])
def test_units_do_not_matter_without_a_penalty(units):
    X, y = overlapping(9)
    here, there = LogisticRegression(tol=1e-9).fit(X, y), LogisticRegression().fit(X * units, y)
    np.testing.assert_allclose(there.coef_ * units, here.coef_, rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("factor", [1e-4, 1e4])
def test_scaling_the_columns_and_the_penalty_scales_coefficients(factor):
    X, y = overlapping(10)
    here = LogisticRegression(alpha=0.02, tol=1e-10).fit(X, y)
    there = LogisticRegression(alpha=0.02 * factor, tol=1e-10 * min(1, factor)).fit(X * factor, y)
    np.testing.assert_allclose(there.coef_ * factor, here.coef_, rtol=0, atol=1e-5)


@deterministic
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.3, 0.05, 0.005]), st.sampled_from([0.0, 0.1]))
def test_the_optimality_conditions_hold_on_small_integers(seed, alpha, lam):
    """Duplicated, constant and zero columns, ties, classes that separate: a penalty makes all of these silent."""
    rng = np.random.default_rng(seed)
    X = rng.integers(-2, 3, (rng.integers(2, 12), rng.integers(1, 12))) * 1.0
    y = rng.permutation(np.arange(len(X)) % 2)
    for fit_intercept in (True, False):
        model = LogisticRegression(alpha, lam, fit_intercept=fit_intercept).fit(X, y)
        assert violation(model, X, y) <= 1.0001e-6


@pytest.mark.parametrize("labels", [["no", "yes"], [-1, 1], [False, True], [3.0, 7.0]], ids=str)
def test_labels_of_every_kind_come_back(labels):
    X, y = overlapping(11)
    named = np.array(labels)[y]
    model, plain = LogisticRegression(lam=0.1).fit(X, named), LogisticRegression(lam=0.1).fit(X, y)
    assert model.classes_.tolist() == labels
    np.testing.assert_array_equal(model.coef_, plain.coef_)
    np.testing.assert_array_equal(model.predict(X), np.array(labels)[plain.predict(X)])
    assert model.predict(X).dtype == named.dtype
    weighted = LogisticRegression(lam=0.1, class_weight={labels[0]: 2.0, labels[1]: 1.0}).fit(X, named)
    numbered = LogisticRegression(lam=0.1, class_weight={0: 2.0, 1: 1.0}).fit(X, y)
    np.testing.assert_array_equal(weighted.coef_, numbered.coef_)


def test_weights_count_as_copies_of_rows():
    X, y = overlapping(12)
    weighted = LogisticRegression(lam=0.05, class_weight={0: 1.0, 1: 3.0}, tol=1e-10).fit(X, y)
    copies = np.repeat(np.arange(80), np.where(y == 1, 3, 1))
    lam = 0.05 * 80 / len(copies)  # the loss is a mean over rows, and there are more of them
    repeated = LogisticRegression(lam=lam, tol=1e-10).fit(X[copies], y[copies])
    np.testing.assert_allclose(weighted.coef_, repeated.coef_, rtol=0, atol=1e-7)


@pytest.mark.parametrize("fit_intercept", [True, False])
@pytest.mark.parametrize("max_iter", [3, 100, 10_000])
def test_separable_classes_are_a_warning_that_says_so(fit_intercept, max_iter):
    X, y = SEPARABLE
    with pytest.warns(ConvergenceWarning, match="separates") as caught:
        model = LogisticRegression(fit_intercept=fit_intercept, max_iter=max_iter).fit(X, y)
    assert len(caught) == 1
    assert caught[0].filename == __file__
    assert np.isfinite(model.coef_).all()
    assert np.isfinite(model.intercept_).all()
    assert model.n_iter_ <= max_iter
    np.testing.assert_array_equal(model.predict(X), y)
    assert np.isfinite(model.predict_proba(1e6 * X)).all()


@pytest.mark.parametrize("shape", [(10, 30), (30, 29), (20, 1200)], ids=str)
def test_more_columns_than_rows_separate_anything(shape):
    rng = np.random.default_rng(13)
    X, y = rng.normal(size=shape), np.arange(shape[0]) % 2
    with pytest.warns(ConvergenceWarning, match="separates"):
        model = LogisticRegression().fit(X, y)
    assert np.isfinite(model.coef_).all()
    assert model.score(X, y) == 1.0


def test_one_class_of_several_that_separates_is_a_warning_too():
    X, y = overlapping(14, n_classes=2)
    X, y = np.vstack([X, X[:20] + 1000.0]), np.append(y, np.full(20, 2))
    with pytest.warns(ConvergenceWarning, match="separates"):
        assert np.isfinite(LogisticRegression().fit(X, y).coef_).all()


@pytest.mark.parametrize("penalty", ["L1", "L2", "both"])
@pytest.mark.parametrize("strength", [1.0, 1e-3])
def test_a_penalty_makes_separable_classes_fine_and_silent(penalty, strength):
    X, y = SEPARABLE
    options = {name: strength * value for name, value in PENALTIES[penalty].items()}
    model = LogisticRegression(**options).fit(X, y)
    assert violation(model, X, y) <= 1.0001e-6
    assert model.score(X, y) == 1.0


@pytest.mark.parametrize("options", [{}, {"lam": 0.01}, {"alpha": 0.001}], ids=str)
def test_too_few_iterations_are_a_warning(options):
    X, y = overlapping(15, (100, 40))
    with pytest.warns(ConvergenceWarning, match="max_iter") as caught:
        LogisticRegression(**options, max_iter=1, tol=1e-9).fit(X, y)
    assert caught[0].filename == __file__


@every_penalty
def test_many_columns(penalty):
    """Beyond a thousand columns another solver takes over; no penalty is left out, since the classes separate."""
    if penalty == "none":
        penalty = "L2"
    X, y = overlapping(16, (60, 1100))
    model = LogisticRegression(**PENALTIES[penalty], tol=1e-8).fit(X, y)
    assert violation(model, X, y) <= 1.0001e-8


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"alpha": -0.1}, "alpha"),
        ({"alpha": np.nan}, "alpha"),
        ({"alpha": np.inf}, "alpha"),
        ({"lam": -0.1}, "lam"),
        ({"lam": np.nan}, "lam"),
        ({"max_iter": 0}, "max_iter"),
        ({"class_weight": "even"}, "class_weight"),
        ({"class_weight": {5: 2.0}}, "class_weight"),
        ({"class_weight": {0: 0.0}}, "class_weight"),
        ({"class_weight": {0: -1.0}}, "class_weight"),
        ({"class_weight": {0: np.nan}}, "class_weight"),
        ({"class_weight": {0: np.inf}}, "class_weight"),
    ],
)
def test_a_parameter_out_of_range_is_named(wrong, name):
    with pytest.raises(ValueError, match=rf"\b{name}\b"):
        LogisticRegression(**wrong).fit(*overlapping())


def test_data_that_will_not_do_are_refused():
    X, y = overlapping()
    for wrong, words in [
        ((X[:, 0], y), "2D array"),
        ((X, y[:-1]), "inconsistent"),
        ((np.where(X > 1, np.nan, X), y), "NaN"),
        ((X, np.where(y > 0, np.nan, 0.0)), "NaN"),
        ((X[:0], y[:0]), "0 sample"),
        ((X[:, :0], y), "0 feature"),
        ((X, np.zeros(80)), "y must hold at least two classes"),
        ((X, X[:, 0]), "label type"),
    ]:
        with pytest.raises(ValueError, match=words):
            LogisticRegression(lam=0.1).fit(*wrong)
    with pytest.raises(ValueError, match="features"):
        LogisticRegression(lam=0.1).fit(X, y).predict(X[:, 1:])
    with pytest.raises(NotFittedError):
        LogisticRegression().predict(X)


def test_pandas_pipeline_grid_search_and_cross_validation():
    X, y = overlapping(17)
    table, labels = pd.DataFrame(X, columns=list("abcde")), pd.Series(np.array(["no", "yes"])[y])
    model = LogisticRegression(lam=0.1).fit(table, labels)
    assert model.feature_names_in_.tolist() == list("abcde")
    with pytest.raises(ValueError, match="feature names"):
        model.predict(table[list("edcba")])
    ours = make_pipeline(StandardScaler(), LogisticRegression(tol=1e-9))
    theirs = make_pipeline(StandardScaler(), sk.LogisticRegression(tol=1e-9))
    grids = [{"logisticregression__lam": [1 / 12.8, 1 / 128]}, {"logisticregression__C": [0.1, 1.0]}]
    searches = [
        GridSearchCV(pipeline, grid, scoring="neg_log_loss", cv=5).fit(table, labels)
        for pipeline, grid in zip((ours, theirs), grids, strict=True)
    ]
    np.testing.assert_allclose(*[search.cv_results_["mean_test_score"] for search in searches], rtol=1e-4)
    assert (cross_val_score(ours, X, y, scoring="roc_auc") > 0.5).all()


def test_data_are_left_alone():
    X, y = overlapping(18)
    before = X.copy(), y.copy()
    for options in PENALTIES.values():
        LogisticRegression(**options, class_weight="balanced").fit(X, y).predict_proba(X)
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(y, before[1])
