"""`sparsecraft.Lasso`: scikit-learn's coefficients and intercept, its conventions, and an honest stopping rule."""

import numpy as np
import pytest
import sklearn.linear_model as sk
from lasso_problems import sparse_problem
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import parametrize_with_checks

from sparsecraft import Lasso, alpha_max, duality_gap

TIGHT = {"tol": 1e-14, "max_iter": 1_000_000}
both_intercepts = pytest.mark.parametrize("fit_intercept", [True, False])


def offset_problem(seed, **shape):
    """Columns and target whose means are far from zero."""
    X, y = sparse_problem(seed, **shape)
    return X + np.linspace(-5.0, 5.0, X.shape[1]), y + 20.0


@parametrize_with_checks([Lasso(), Lasso(fit_intercept=False), Lasso(alpha=0.0)])
def test_scikit_learn_takes_it_for_one_of_its_own(estimator, check, monkeypatch):
    monkeypatch.setenv("SCIPY_ARRAY_API", "1")  # without it scikit-learn skips its array API check
    check(estimator)


def test_parameters_are_those_of_the_contract():
    defaults = Lasso().get_params()
    assert defaults.pop("max_iter") >= 1000
    assert defaults == {"alpha": 1.0, "fit_intercept": True, "tol": 1e-6}
    assert Lasso(0.3).alpha == 0.3
    with pytest.raises(TypeError):
        Lasso(0.3, False)


@both_intercepts
@pytest.mark.parametrize("share", [0.9, 0.3, 0.1, 0.05])
@pytest.mark.parametrize("shape", [(40, 6), (15, 25)], ids=["n > p", "p > n"])
def test_it_is_the_lasso_of_scikit_learn(shape, share, fit_intercept):
    X, y = offset_problem(1, n_samples=shape[0], n_features=shape[1])
    alpha = share * alpha_max(X - X.mean(axis=0), y - y.mean())
    ours = Lasso(alpha, fit_intercept=fit_intercept, **TIGHT).fit(X, y)
    theirs = sk.Lasso(alpha, fit_intercept=fit_intercept, max_iter=1_000_000, tol=1e-15).fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=0, atol=1e-8)
    assert ours.intercept_ == pytest.approx(theirs.intercept_, abs=1e-8)
    np.testing.assert_allclose(ours.predict(X), theirs.predict(X), rtol=0, atol=1e-7)


@both_intercepts
@pytest.mark.parametrize("shape", [(40, 6), (15, 25)], ids=["n > p", "p > n"])
def test_without_penalty_it_is_linear_regression(shape, fit_intercept):
    X, y = offset_problem(2, n_samples=shape[0], n_features=shape[1])
    ours = Lasso(alpha=0.0, fit_intercept=fit_intercept).fit(X, y)
    theirs = sk.LinearRegression(fit_intercept=fit_intercept).fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=0, atol=1e-8)
    assert ours.intercept_ == pytest.approx(theirs.intercept_, abs=1e-8)


def test_intercept_is_not_penalised():
    X, y = offset_problem(3)
    here, shifted = Lasso(0.2, **TIGHT).fit(X, y), Lasso(0.2, **TIGHT).fit(X, y + 1000.0)
    np.testing.assert_allclose(shifted.coef_, here.coef_, rtol=0, atol=1e-8)
    assert shifted.intercept_ - here.intercept_ == pytest.approx(1000.0, abs=1e-8)
    assert Lasso(1e6).fit(X, y).intercept_ == pytest.approx(y.mean())
    assert Lasso(0.2, fit_intercept=False).fit(X, y).intercept_ == 0.0


@pytest.mark.parametrize("tol", [1e-2, 1e-6, 1e-10])
def test_gap_is_true_and_within_tol(tol):
    X, y = offset_problem(4, n_samples=15, n_features=25)
    model = Lasso(0.05, tol=tol).fit(X, y)
    centred = X - X.mean(axis=0), y - y.mean()
    assert model.dual_gap_ <= tol * np.sum(centred[1] ** 2) / (2 * len(y))
    assert model.dual_gap_ == pytest.approx(duality_gap(*centred, model.coef_, 0.05), rel=1e-6, abs=1e-14)
    assert 1 <= model.n_iter_ < model.max_iter


@pytest.mark.parametrize("level", [0.0, 0.1, 1e9])
def test_constant_target_is_predicted_by_the_intercept_alone(level):
    X, _ = offset_problem(4)
    model = Lasso(1e-3).fit(X, np.full(40, level))
    assert not model.coef_.any()
    assert model.intercept_ == pytest.approx(level, rel=1e-12)


def test_sweeps_that_do_not_suffice_are_a_warning():
    X, y = offset_problem(4, n_samples=15, n_features=25)
    with pytest.warns(ConvergenceWarning, match="max_iter") as caught:
        model = Lasso(0.05, max_iter=3).fit(X, y)
    assert caught[0].filename == __file__
    assert model.n_iter_ == 3
    assert model.dual_gap_ > 1e-6 * np.sum((y - y.mean()) ** 2) / (2 * len(y))
    assert model.dual_gap_ == pytest.approx(duality_gap(X - X.mean(axis=0), y - y.mean(), model.coef_, 0.05))


@pytest.mark.parametrize(
    ("wrong", "name"), [({"alpha": -0.1}, "alpha"), ({"alpha": np.nan}, "alpha"), ({"max_iter": 0}, "max_iter")]
)
def test_a_parameter_out_of_range_is_named(wrong, name):
    with pytest.raises(ValueError, match=name):
        Lasso(**wrong).fit(*offset_problem(0))


def test_prediction_needs_a_fit():
    with pytest.raises(NotFittedError):
        Lasso().predict(np.ones((2, 2)))


def test_it_works_in_a_pipeline_a_grid_search_and_cross_validation():
    X, y = offset_problem(5)
    grid = {"lasso__alpha": [0.01, 0.1, 1.0]}
    ours, theirs = (make_pipeline(StandardScaler(), lasso) for lasso in (Lasso(tol=1e-12), sk.Lasso(tol=1e-12)))
    np.testing.assert_allclose(cross_val_score(ours, X, y), cross_val_score(theirs, X, y), rtol=1e-6)
    our_search, their_search = (GridSearchCV(pipeline, grid).fit(X, y) for pipeline in (ours, theirs))
    scores = [search.cv_results_["mean_test_score"] for search in (our_search, their_search)]
    np.testing.assert_allclose(*scores, rtol=1e-6)
    assert our_search.best_params_ == their_search.best_params_


def test_it_remembers_the_names_of_the_columns():
    pandas = pytest.importorskip("pandas")
    X, y = offset_problem(6)
    table = pandas.DataFrame(X, columns=list("abcdef"))
    model = Lasso(0.1).fit(table, y)
    assert model.feature_names_in_.tolist() == list("abcdef")
    np.testing.assert_allclose(model.coef_, Lasso(0.1).fit(X, y).coef_, rtol=1e-12)
    with pytest.raises(ValueError, match="feature names"):
        model.predict(table[list("fedcba")])
