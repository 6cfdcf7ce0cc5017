"""SoftmaxRegression: scikit-learn's and statsmodels's optimum, what the likelihood leaves open, conventions."""

import numpy as np
import pandas as pd
import pytest
import sklearn.linear_model as sk
import statsmodels.api as sm
from sklearn.base import clone
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.class_weight import compute_class_weight
from sklearn.utils.estimator_checks import parametrize_with_checks

from sparsecraft.estimators.logistic import LogisticRegression
from sparsecraft.estimators.softmax import SoftmaxRegression

both_intercepts = pytest.mark.parametrize("fit_intercept", [True, False])
PENALTIES = {"none": {}, "L1": {"alpha": 0.02}, "L2": {"lam": 0.05}, "both": {"alpha": 0.02, "lam": 0.05}}
every_penalty = pytest.mark.parametrize("penalty", PENALTIES)
WEIGHTS = [None, "balanced", {0: 0.5, 2: 3.0}]
every_weight = pytest.mark.parametrize("class_weight", WEIGHTS, ids=["unweighted", "balanced", "dict"])


def overlapping(seed=0, shape=(120, 4), n_classes=3):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=shape) * np.linspace(0.5, 1.5, shape[1]) + 0.5
    scores = X @ rng.normal(size=(shape[1], n_classes)) / 2 + rng.gumbel(size=(shape[0], n_classes))
    return X, scores.argmax(axis=1)


def violation(model, X, y, weights=1.0):
    """Of the optimality conditions; `y` of `0..k-1`."""
    W, b = model.coef_.T, model.intercept_
    powers = np.exp(X @ W + b)
    errors = powers / powers.sum(axis=1, keepdims=True) - np.eye(len(b))[y]
    slopes = (errors.T * weights).T / len(y)
    pull = X.T @ slopes + 2 * model.lam * W
    in_W = np.where(W == 0, np.maximum(np.abs(pull) - model.alpha, 0), np.abs(pull + model.alpha * np.sign(W)))
    return max(in_W.max(), np.abs(slopes.sum(axis=0)).max() * model.fit_intercept)


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")  # a check weights classes 10 000 000 to 1
@parametrize_with_checks(
    [
        SoftmaxRegression(lam=0.1),
        SoftmaxRegression(alpha=0.05),
        SoftmaxRegression(0.05, 0.1),
        SoftmaxRegression(lam=0.1, class_weight="balanced"),
    ]
)
def test_scikit_learn_takes_it_for_one_of_its_own(estimator, check, monkeypatch):
    monkeypatch.setenv("SCIPY_ARRAY_API", "1")
    check(estimator)


@every_penalty
@both_intercepts
@every_weight
def test_the_optimality_conditions_hold(penalty, fit_intercept, class_weight):
    X, y = overlapping(1)
    model = SoftmaxRegression(**PENALTIES[penalty], fit_intercept=fit_intercept, class_weight=class_weight, tol=1e-9)
    model.fit(X, y)
    weights = 1.0 if class_weight is None else compute_class_weight(class_weight, classes=np.arange(3), y=y)[y]
    assert violation(model, X, y, weights) <= 1.0001e-9
    assert model.coef_.shape == (3, 4)
    assert model.intercept_.shape == (3,)
    assert model.intercept_.sum() == pytest.approx(0.0, abs=1e-12)
    assert fit_intercept or not model.intercept_.any()


@both_intercepts
@every_weight
@pytest.mark.parametrize("C", [0.01, 1.0, 100.0])
def test_ridge_is_scikit_learns(C, fit_intercept, class_weight):
    X, y = overlapping(2)
    options = {"fit_intercept": fit_intercept, "class_weight": class_weight}
    ours = SoftmaxRegression(lam=1 / (2 * 120 * C), tol=1e-11, **options).fit(X, y)
    theirs = sk.LogisticRegression(C=C, tol=1e-13, solver="newton-cg", max_iter=10**4, **options).fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=1e-6, atol=1e-7)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, rtol=1e-6, atol=1e-7)
    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), rtol=1e-6)
    np.testing.assert_allclose(ours.decision_function(X), theirs.decision_function(X), rtol=0, atol=1e-6)
    np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))


@both_intercepts
def test_lasso_is_scikit_learns_saga(fit_intercept):
    X, y = overlapping(3)
    ours = SoftmaxRegression(alpha=0.02, fit_intercept=fit_intercept, tol=1e-10).fit(X, y)
    theirs = sk.LogisticRegression(
        C=1 / (120 * 0.02), l1_ratio=1.0, solver="saga", tol=1e-12, max_iter=10**5, fit_intercept=fit_intercept
    ).fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=0, atol=1e-6)
    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), rtol=0, atol=1e-6)
    np.testing.assert_array_equal(ours.coef_ == 0, theirs.coef_ == 0)


def test_without_a_penalty_it_is_statsmodels_and_centred_over_the_classes():
    X, y = overlapping(4)
    theirs = sm.MNLogit(y, sm.add_constant(X)).fit(disp=0, tol=1e-14, maxiter=100, method="newton").params
    ours = SoftmaxRegression(tol=1e-12).fit(X, y)
    against_first = np.column_stack([ours.intercept_, ours.coef_])[1:] - np.append(ours.intercept_[0], ours.coef_[0])
    np.testing.assert_allclose(against_first, theirs.T, rtol=1e-6)
    np.testing.assert_allclose(ours.coef_.mean(axis=0), 0.0, atol=1e-10)


@every_penalty
def test_two_classes_are_logistic_regression(penalty):
    """Half of the coefficients each, and so half of the squares: `lam` counts double, `alpha` the same."""
    X, y = overlapping(5, n_classes=2)
    options = PENALTIES[penalty]
    softmax = SoftmaxRegression(**options, tol=1e-10).fit(X, y)
    logistic = LogisticRegression(options.get("alpha", 0.0), options.get("lam", 0.0) / 2, tol=1e-10).fit(X, y)
    assert softmax.coef_.shape == (2, 4)
    np.testing.assert_allclose(softmax.coef_[1] - softmax.coef_[0], logistic.coef_[0], rtol=0, atol=1e-6)
    np.testing.assert_allclose(softmax.predict_proba(X), logistic.predict_proba(X), rtol=0, atol=1e-7)
    np.testing.assert_allclose(softmax.decision_function(X), logistic.decision_function(X), rtol=0, atol=1e-6)
    np.testing.assert_array_equal(softmax.predict(X), logistic.predict(X))


@every_penalty
def test_renaming_classes_and_moving_rows_and_columns(penalty):
    X, y = overlapping(6)
    rng = np.random.default_rng(6)
    order, rows = rng.permutation(4), rng.permutation(120)
    model = SoftmaxRegression(**PENALTIES[penalty], tol=1e-10)
    here, moved = clone(model).fit(X, y), clone(model).fit(X[rows][:, order], y[rows])
    np.testing.assert_allclose(moved.coef_, here.coef_[:, order], rtol=0, atol=1e-7)
    names = np.array(["c", "a", "b"])  # sorted: a = 1, b = 2, c = 0
    named = clone(model).fit(X, names[y])
    assert named.classes_.tolist() == ["a", "b", "c"]
    np.testing.assert_allclose(named.coef_, here.coef_[[1, 2, 0]], rtol=0, atol=1e-7)
    np.testing.assert_array_equal(named.predict(X), names[here.predict(X)])


def test_probabilities_are_a_softmax_of_the_scores():
    X, y = overlapping(7, n_classes=4)
    model = SoftmaxRegression(lam=0.01).fit(X, y)
    scores = X @ model.coef_.T + model.intercept_
    np.testing.assert_allclose(model.decision_function(X), scores, rtol=1e-12)
    expected = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(model.predict_proba(X), expected, rtol=1e-12)
    np.testing.assert_allclose(model.predict_log_proba(X), np.log(expected), rtol=0, atol=1e-12)
    far = model.predict_proba(1e6 * X)
    np.testing.assert_allclose(far.sum(axis=1), 1.0, rtol=1e-12)


@pytest.mark.parametrize("units", [[1e-3, 1.0, 1e3, 10.0], [1e8, 1.0, 1e8, 1e4]], ids=["small", "large"])
def test_units_do_not_matter_without_a_penalty(units):
    X, y = overlapping(8)
    here, there = SoftmaxRegression(tol=1e-9).fit(X, y), SoftmaxRegression(tol=1e-5).fit(X * units, y)
    np.testing.assert_allclose(there.predict_proba(X * units), here.predict_proba(X), rtol=0, atol=1e-3)


@pytest.mark.parametrize("kind", ["duplicated", "constant", "zero", "one column", "p > n"])
@pytest.mark.parametrize("penalty", ["L1", "L2"])
def test_awkward_columns(kind, penalty):
    X, y = overlapping(9)
    X = {
        "duplicated": X[:, [0, 1, 1, 0, 2]],
        "constant": np.column_stack([X, np.full(120, 3.0)]),
        "zero": np.column_stack([X, np.zeros(120)]),
        "one column": X[:, :1],
        "p > n": np.random.default_rng(9).normal(size=(120, 150)),
    }[kind]
    model = SoftmaxRegression(**PENALTIES[penalty]).fit(X, y)
    assert violation(model, X, y) <= 1.0001e-6


@both_intercepts
@pytest.mark.parametrize("max_iter", [20, 10_000])
def test_separable_classes_are_a_warning_that_says_so(fit_intercept, max_iter):
    angles = 2 * np.pi * np.arange(12) / 12
    X, y = np.column_stack([np.cos(angles), np.sin(angles)]), np.arange(12) // 4
    with pytest.warns(ConvergenceWarning, match="separates") as caught:
        model = SoftmaxRegression(fit_intercept=fit_intercept, max_iter=max_iter).fit(X, y)
    assert len(caught) == 1
    assert caught[0].filename == __file__
    assert np.isfinite(model.coef_).all()
    assert np.isfinite(model.intercept_).all()
    np.testing.assert_array_equal(model.predict(X), y)


@pytest.mark.parametrize("penalty", ["L1", "L2", "both"])
def test_a_penalty_makes_separable_classes_fine_and_silent(penalty):
    X, y = np.array([[-3.0], [-2.0], [-1.0], [1.0], [2.0], [3.0]]), np.array([0, 0, 0, 1, 1, 1])
    model = SoftmaxRegression(**PENALTIES[penalty]).fit(X, y)
    assert violation(model, X, y) <= 1.0001e-6
    assert model.score(X, y) == 1.0


@pytest.mark.parametrize("options", [{}, {"lam": 0.01}, {"alpha": 0.001}], ids=str)
def test_too_few_iterations_are_a_warning(options):
    X, y = overlapping(10)
    with pytest.warns(ConvergenceWarning, match="max_iter") as caught:
        model = SoftmaxRegression(**options, max_iter=1, tol=1e-9).fit(X, y)
    assert caught[0].filename == __file__
    assert model.n_iter_ == 1


def test_many_rows():
    X, y = overlapping(11, (6000, 4))
    model = SoftmaxRegression(tol=1e-9).fit(X, y)
    assert violation(model, X, y) <= 1.0001e-9


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"alpha": -0.1}, "alpha"),
        ({"alpha": np.nan}, "alpha"),
        ({"lam": -0.1}, "lam"),
        ({"lam": np.inf}, "lam"),
        ({"max_iter": 0}, "max_iter"),
        ({"class_weight": "even"}, "class_weight"),
        ({"class_weight": {5: 2.0}}, "class_weight"),
        ({"class_weight": {0: 0.0}}, "class_weight"),
        ({"class_weight": {0: -1.0}}, "class_weight"),
    ],
)
def test_a_parameter_out_of_range_is_named(wrong, name):
    with pytest.raises(ValueError, match=rf"\b{name}\b"):
        SoftmaxRegression(**wrong).fit(*overlapping())


def test_data_that_will_not_do_are_refused():
    X, y = overlapping()
    for wrong, words in [
        ((X[:, 0], y), "2D array"),
        ((X, y[:-1]), "inconsistent"),
        ((np.where(X > 1, np.inf, X), y), "infinity"),
        ((X[:0], y[:0]), "0 sample"),
        ((X, np.zeros(120)), "y must hold at least two classes"),
    ]:
        with pytest.raises(ValueError, match=words):
            SoftmaxRegression(lam=0.1).fit(*wrong)
    with pytest.raises(NotFittedError):
        SoftmaxRegression().predict_proba(X)


def test_pandas_pipeline_grid_search_and_cross_validation():
    X, y = overlapping(12)
    table, labels = pd.DataFrame(X, columns=list("abcd")), pd.Series(np.array(["x", "y", "z"])[y])
    model = SoftmaxRegression(lam=0.1).fit(table, labels)
    assert model.feature_names_in_.tolist() == list("abcd")
    ours = make_pipeline(StandardScaler(), SoftmaxRegression(tol=1e-9))
    theirs = make_pipeline(StandardScaler(), sk.LogisticRegression(tol=1e-9))
    grids = [{"softmaxregression__lam": [1 / (2 * 96 * C) for C in (0.1, 1.0)]}, {"logisticregression__C": [0.1, 1.0]}]
    searches = [
        GridSearchCV(pipeline, grid, scoring="neg_log_loss", cv=5).fit(table, labels)
        for pipeline, grid in zip((ours, theirs), grids, strict=True)
    ]
    np.testing.assert_allclose(*[search.cv_results_["mean_test_score"] for search in searches], rtol=1e-4)
    assert cross_val_score(ours, X, y).mean() > 0.4


def test_data_are_left_alone():
    X, y = overlapping(13)
    before = X.copy(), y.copy()
    for options in PENALTIES.values():
        SoftmaxRegression(**options, class_weight="balanced").fit(X, y).predict_proba(X)
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(y, before[1])
