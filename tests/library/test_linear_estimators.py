"""LinearRegression, Ridge, Lasso and ElasticNet: scikit-learn's coefficients and conventions, and an honest gap."""

import numpy as np
import pandas as pd
import pytest
import sklearn.linear_model as sk
from hypothesis import given
from hypothesis import strategies as st
from lasso_problems import awkward_problems, deterministic, optimality_violation, sparse_problem
from sklearn.base import clone
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import parametrize_with_checks

from sparsecraft.estimators.linear import ElasticNet, Lasso, LinearRegression, Ridge
from sparsecraft.lasso import alpha_max, duality_gap

EXACT = {"tol": 1e-15, "max_iter": 1_000_000}
PAIRS = {
    "LinearRegression": (LinearRegression(), sk.LinearRegression()),
    "Ridge": (Ridge(3.0), sk.Ridge(3.0)),
    "Ridge, weak": (Ridge(1e-3), sk.Ridge(1e-3)),
    "Lasso": (Lasso(0.3), sk.Lasso(0.3, **EXACT)),
    "Lasso, weak": (Lasso(1e-3), sk.Lasso(1e-3, **EXACT)),
    "ElasticNet": (ElasticNet(0.3), sk.ElasticNet(0.3, **EXACT)),
    "ElasticNet, mostly L1": (ElasticNet(0.2, 0.9), sk.ElasticNet(0.2, l1_ratio=0.9, **EXACT)),
}
every_model = pytest.mark.parametrize("name", PAIRS)
both_intercepts = pytest.mark.parametrize("fit_intercept", [True, False])
both_shapes = pytest.mark.parametrize("shape", [(40, 6), (15, 25)], ids=["n > p", "p > n"])


def offset_problem(seed, *shape):
    """Columns and target whose means are far from zero."""
    X, y = sparse_problem(seed, *shape)
    return X + np.linspace(-5.0, 5.0, X.shape[1]), y + 20.0


@parametrize_with_checks(
    [
        LinearRegression(),
        LinearRegression(fit_intercept=False),
        Ridge(),
        Ridge(alpha=0.0),
        Ridge(fit_intercept=False),
        Lasso(),
        Lasso(0.01, tol=1e-10),
        Lasso(fit_intercept=False),
        Lasso(alpha=0.0),
        ElasticNet(),
        ElasticNet(fit_intercept=False),
        ElasticNet(l1_ratio=0.0),
        ElasticNet(0.1, 1.0),
    ]
)
def test_scikit_learn_takes_it_for_one_of_its_own(estimator, check, monkeypatch):
    monkeypatch.setenv("SCIPY_ARRAY_API", "1")  # without it scikit-learn skips its array API check
    check(estimator)


def test_parameters_are_those_of_the_contract():
    defaults = Lasso().get_params()
    assert defaults.pop("max_iter") >= 1000
    assert defaults == {"alpha": 1.0, "fit_intercept": True, "tol": 1e-6}
    assert Lasso(0.3).alpha == 0.3
    assert Ridge(0.3).alpha == 0.3
    assert ElasticNet(0.3, 0.2).l1_ratio == 0.2
    for wrong in (lambda: Lasso(0.3, False), lambda: Ridge(0.3, False), lambda: LinearRegression(False)):
        with pytest.raises(TypeError):
            wrong()


@every_model
@both_intercepts
@both_shapes
def test_coefficients_and_intercept_are_scikit_learns(name, shape, fit_intercept):
    X, y = offset_problem(1, *shape)
    ours, theirs = (clone(one).set_params(fit_intercept=fit_intercept).fit(X, y) for one in PAIRS[name])
    scale = np.abs(theirs.coef_).max()
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=1e-6, atol=1e-6 * scale)
    assert isinstance(ours.intercept_, float)
    assert ours.intercept_ == pytest.approx(theirs.intercept_, rel=1e-6, abs=1e-6 * scale)
    np.testing.assert_allclose(ours.predict(X), theirs.predict(X), rtol=1e-6, atol=1e-6 * np.abs(y).max())
    assert ours.score(X, y) == pytest.approx(theirs.score(X, y), rel=1e-7)
    assert ours.n_features_in_ == shape[1]


@both_intercepts
@both_shapes
def test_without_a_penalty_all_are_linear_regression(shape, fit_intercept):
    X, y = offset_problem(2, *shape)
    theirs = sk.LinearRegression(fit_intercept=fit_intercept).fit(X, y)
    for model in (LinearRegression(), Ridge(0.0), Lasso(0.0), ElasticNet(0.0), ElasticNet(0.0, 1.0)):
        ours = model.set_params(fit_intercept=fit_intercept).fit(X, y)
        np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=0, atol=1e-8)
        assert ours.intercept_ == pytest.approx(theirs.intercept_, abs=1e-8)


@both_shapes
def test_elastic_net_holds_lasso_and_ridge(shape):
    X, y = offset_problem(3, *shape)
    np.testing.assert_allclose(ElasticNet(0.2, 1.0).fit(X, y).coef_, Lasso(0.2).fit(X, y).coef_, rtol=0, atol=1e-12)
    ridge = Ridge(0.2 * len(y)).fit(X, y)
    np.testing.assert_allclose(ElasticNet(0.2, 0.0).fit(X, y).coef_, ridge.coef_, rtol=0, atol=1e-10)
    np.testing.assert_allclose(ElasticNet(0.2, 1e-9).fit(X, y).coef_, ridge.coef_, rtol=0, atol=1e-5)


@pytest.mark.parametrize("alpha", [0.0, 1e-3, 5.0])
def test_ridge_solves_its_normal_equations_also_where_columns_repeat(alpha):
    X, y = sparse_problem(4)
    X = np.column_stack([X, X[:, 0], np.zeros(40), 3 * X[:, 1]])
    w = Ridge(alpha, fit_intercept=False).fit(X, y).coef_
    np.testing.assert_allclose(X.T @ (y - X @ w), alpha * w, rtol=0, atol=1e-8)
    shortest = np.linalg.lstsq(np.vstack([X, np.sqrt(alpha) * np.eye(9)]), np.append(y, np.zeros(9)), rcond=1e-12)[0]
    np.testing.assert_allclose(w, shortest, rtol=0, atol=1e-8)


@deterministic
@given(awkward_problems(), st.sampled_from([2.0, 0.5, 0.05, 1e-4]))
def test_lasso_is_optimal_on_awkward_data(problem, alpha):
    X, y = problem
    model = Lasso(alpha).fit(X, y)
    X, y = X - X.mean(axis=0), y - y.mean()
    assert optimality_violation(X, y, model.coef_, alpha) <= 1e-9 + 2 * alpha * (0 < np.abs(model.coef_).min() < 1e-12)
    assert duality_gap(X, y, model.coef_, alpha) <= 1e-9


def test_intercept_is_not_penalised():
    X, y = offset_problem(5)
    for model in (Lasso(0.2), ElasticNet(0.2), Ridge(5.0)):
        here, shifted = clone(model).fit(X, y), clone(model).fit(X, y + 1000.0)
        np.testing.assert_allclose(shifted.coef_, here.coef_, rtol=0, atol=1e-8)
        assert shifted.intercept_ - here.intercept_ == pytest.approx(1000.0, abs=1e-8)
        moved = clone(model).fit(X + 100.0, y)
        np.testing.assert_allclose(moved.coef_, here.coef_, rtol=0, atol=1e-8)
        assert clone(model).set_params(fit_intercept=False).fit(X, y).intercept_ == 0.0
    heavy = Lasso(1e6).fit(X, y)
    assert not heavy.coef_.any()
    assert heavy.intercept_ == pytest.approx(y.mean(), rel=1e-14)


@pytest.mark.parametrize("tol", [1e-2, 1e-6, 1e-10])
@pytest.mark.parametrize("alpha", [0.5, 0.05, 1e-4])
def test_gap_is_true_and_within_tol(tol, alpha):
    X, y = offset_problem(6, 15, 25)
    model = Lasso(alpha, tol=tol).fit(X, y)
    centred = X - X.mean(axis=0), y - y.mean()
    unit = np.sum(centred[1] ** 2) / (2 * len(y))
    assert 0 <= model.dual_gap_ <= tol * unit
    assert model.dual_gap_ == pytest.approx(duality_gap(*centred, model.coef_, alpha), abs=1e-12 * unit)
    assert 1 <= model.n_iter_ < model.max_iter


@pytest.mark.parametrize("alpha", [1e-5, 1e-9])
@both_shapes
def test_a_penalty_next_to_nothing_is_next_to_no_penalty(alpha, shape):
    """Of the many interpolations where `p > n`, the one of the smallest L1 norm."""
    X, y = offset_problem(7, *shape)
    model = Lasso(alpha, fit_intercept=False, tol=1e-3).fit(X, y)
    best = np.linalg.lstsq(X, y)[0]
    np.testing.assert_allclose(X @ model.coef_, X @ best, rtol=0, atol=1e4 * alpha + 1e-8)
    assert np.abs(model.coef_).sum() <= np.abs(best).sum() + 1e-6


@pytest.mark.parametrize("alpha", [1e-300, 5e-324])
def test_a_penalty_below_all_rounding_ends_soon_and_says_what_it_missed(alpha):
    X, y = offset_problem(7)
    with pytest.warns(ConvergenceWarning, match="gap"):
        model = Lasso(alpha, max_iter=20).fit(X, y)
    np.testing.assert_allclose(model.coef_, LinearRegression().fit(X, y).coef_, rtol=1e-9)
    assert model.n_iter_ == 21


@pytest.mark.parametrize("level", [0.0, 0.1, 1e9])
def test_constant_target_is_predicted_by_the_intercept_alone(level):
    X, _ = offset_problem(4)
    for model in (Lasso(1e-3), ElasticNet(1e-3)):
        model.fit(X, np.full(40, level))
        assert not model.coef_.any()
        assert model.intercept_ == pytest.approx(level, rel=1e-12)


def test_nothing_is_selected_from_alpha_max_on():
    X, y = offset_problem(8)
    limit = alpha_max(X - X.mean(axis=0), y - y.mean())
    assert not Lasso(limit * (1 + 1e-9)).fit(X, y).coef_.any()
    assert np.count_nonzero(Lasso(limit * (1 - 1e-6)).fit(X, y).coef_) == 1


@pytest.mark.parametrize("model", [Lasso(0.01, tol=0.0, max_iter=3), ElasticNet(0.01, tol=0.0, max_iter=3)])
def test_a_gap_that_sweeps_do_not_close_is_a_warning(model):
    X, y = offset_problem(9, 15, 25)
    with pytest.warns(ConvergenceWarning, match="max_iter") as caught:
        model.fit(X, y)
    assert caught[0].filename == __file__
    assert model.n_iter_ == 4


@every_model
def test_moving_and_scaling_data_moves_and_scales_the_model(name):
    X, y = offset_problem(10)
    model, rng = PAIRS[name][0], np.random.default_rng(10)
    order, rows = rng.permutation(6), rng.permutation(40)
    here = clone(model).fit(X, y)
    moved = clone(model).fit(X[rows][:, order], y[rows])
    np.testing.assert_allclose(moved.coef_, here.coef_[order], rtol=0, atol=1e-9)
    assert moved.intercept_ == pytest.approx(here.intercept_, abs=1e-9)
    flipped = clone(model).fit(-X, y)
    np.testing.assert_allclose(flipped.coef_, -here.coef_, rtol=0, atol=1e-9)


@pytest.mark.parametrize("factor", [1e-8, 1e8])
def test_units_are_equivariant(factor):
    X, y = offset_problem(11)
    lasso = Lasso(0.3).fit(X, y)
    in_y, in_X = Lasso(0.3 * factor).fit(X, factor * y), Lasso(0.3 * factor).fit(factor * X, y)
    np.testing.assert_allclose(in_y.coef_, factor * lasso.coef_, rtol=1e-7, atol=1e-9 * factor)
    np.testing.assert_allclose(factor * in_X.coef_, lasso.coef_, rtol=1e-7, atol=1e-9)
    columns = X * np.where(np.arange(6) % 2, factor, 1.0)
    np.testing.assert_allclose(
        LinearRegression().fit(columns, y).predict(columns), sk.LinearRegression().fit(X, y).predict(X), rtol=1e-6
    )


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (Lasso(-0.1), "alpha"),
        (Lasso(np.nan), "alpha"),
        (Lasso(np.inf), "alpha"),
        (Lasso(max_iter=0), "max_iter"),
        (Ridge(-1.0), "alpha"),
        (Ridge(np.nan), "alpha"),
        (ElasticNet(-1.0), "alpha"),
        (ElasticNet(l1_ratio=1.5), "l1_ratio"),
        (ElasticNet(l1_ratio=np.nan), "l1_ratio"),
        (ElasticNet(max_iter=0), "max_iter"),
    ],
)
def test_a_parameter_out_of_range_is_named(model, name):
    with pytest.raises(ValueError, match=rf"\b{name}\b"):
        model.fit(*offset_problem(0))


@every_model
def test_data_that_will_not_do_are_refused(name):
    model, (X, y) = PAIRS[name][0], offset_problem(0)
    for wrong, words in [
        ((X[:, 0], y), "2D array"),
        ((X, y[:-1]), "inconsistent"),
        ((np.where(X > 1, np.nan, X), y), "NaN"),
        ((X, np.where(y > 20, np.inf, y)), "infinity"),
        ((X[:0], y[:0]), "0 sample"),
        ((X[:, :0], y), "0 feature"),
    ]:
        with pytest.raises(ValueError, match=words):
            clone(model).fit(*wrong)
    with pytest.raises(ValueError, match="features"):
        clone(model).fit(X, y).predict(X[:, 1:])
    with pytest.raises(NotFittedError):
        clone(model).predict(X)


@every_model
def test_it_works_in_a_pipeline_a_grid_search_and_cross_validation(name):
    X, y = offset_problem(5)
    ours, theirs = (make_pipeline(StandardScaler(), clone(one)) for one in PAIRS[name])
    np.testing.assert_allclose(cross_val_score(ours, X, y), cross_val_score(theirs, X, y), rtol=1e-6)
    step = type(PAIRS[name][0]).__name__.lower()
    grid = {f"{step}__fit_intercept": [True, False]}
    if step != "linearregression":
        grid[f"{step}__alpha"] = [0.01, 0.1, 1.0]
    searches = [GridSearchCV(pipeline, grid).fit(X, y) for pipeline in (ours, theirs)]
    np.testing.assert_allclose(*[search.cv_results_["mean_test_score"] for search in searches], rtol=1e-6)
    assert searches[0].best_params_ == searches[1].best_params_


@every_model
def test_it_remembers_the_names_of_the_columns(name):
    X, y = offset_problem(6)
    table = pd.DataFrame(X, columns=list("abcdef"))
    model = clone(PAIRS[name][0]).fit(table, pd.Series(y))
    assert model.feature_names_in_.tolist() == list("abcdef")
    np.testing.assert_allclose(model.coef_, clone(model).fit(X, y).coef_, rtol=1e-12)
    with pytest.raises(ValueError, match="feature names"):
        model.predict(table[list("fedcba")])


@every_model
def test_integers_and_single_precision_are_taken_and_data_are_left_alone(name):
    rng = np.random.default_rng(12)
    X, y = rng.integers(-5, 6, (30, 4)), rng.integers(-5, 6, 30)
    model = clone(PAIRS[name][0]).fit(X, y)
    expected = clone(model).fit(X * 1.0, y * 1.0)
    np.testing.assert_array_equal(model.coef_, expected.coef_)
    single = np.asfortranarray(X, dtype=np.float32)
    before = single.copy()
    np.testing.assert_allclose(clone(model).fit(single, y.astype(np.float32)).coef_, expected.coef_, atol=1e-12)
    np.testing.assert_array_equal(single, before)
    assert model.coef_.dtype == np.float64
