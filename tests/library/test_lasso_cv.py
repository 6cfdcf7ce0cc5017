"""LassoCV: scikit-learn's errors and choice on the same folds, the one-standard-error rule, folds as given or drawn."""

import numpy as np
import pandas as pd
import pytest
import sklearn.linear_model as sk
from lasso_problems import sparse_problem
from sklearn.model_selection import KFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import parametrize_with_checks

from sparsecraft.estimators.lasso_cv import LassoCV
from sparsecraft.estimators.linear import Lasso
from sparsecraft.model_selection import kfold_indices

both_intercepts = pytest.mark.parametrize("fit_intercept", [True, False])


def offset_problem(seed, *shape):
    X, y = sparse_problem(seed, *shape)
    return X + np.linspace(-5.0, 5.0, X.shape[1]), 5 * np.random.default_rng(seed).normal(size=len(y)) + y + 20.0


@parametrize_with_checks(
    [LassoCV(), LassoCV(cv=3, n_alphas=10), LassoCV(fit_intercept=False), LassoCV(rule="one_standard_error", eps=0.01)]
)
def test_scikit_learn_takes_it_for_one_of_its_own(estimator, check, monkeypatch):
    monkeypatch.setenv("SCIPY_ARRAY_API", "1")
    check(estimator)


@both_intercepts
@pytest.mark.parametrize("shape", [(60, 6), (30, 50), (90, 80)], ids=str)
@pytest.mark.parametrize("seed", range(3))
def test_errors_and_choice_are_scikit_learns_on_the_same_folds(shape, seed, fit_intercept):
    X, y = offset_problem(seed, *shape)
    splits = list(KFold(4, shuffle=True, random_state=seed).split(X))
    ours = LassoCV(cv=splits, fit_intercept=fit_intercept, n_alphas=30, eps=0.01).fit(X, y)
    theirs = sk.LassoCV(cv=splits, fit_intercept=fit_intercept, alphas=ours.alphas_, tol=1e-12, max_iter=10**6).fit(
        X, y
    )
    np.testing.assert_allclose(ours.alphas_, theirs.alphas_, rtol=1e-12)
    assert ours.mse_path_.shape == (30, 4)
    np.testing.assert_allclose(ours.mse_path_, theirs.mse_path_, rtol=1e-6)
    tight = ours.mse_path_.mean(axis=1)
    assert ours.alpha_ == ours.alphas_[tight.argmin()]
    assert ours.alpha_ == pytest.approx(theirs.alpha_, rel=1e-12)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=1e-5, atol=1e-5)
    assert ours.intercept_ == pytest.approx(theirs.intercept_, abs=1e-4)


def test_errors_agree_to_eight_digits_where_scikit_learn_has_converged():
    X, y = offset_problem(0, 60, 6)
    splits = list(KFold(5).split(X))
    ours = LassoCV(cv=splits).fit(X, y)
    theirs = sk.LassoCV(cv=splits, alphas=ours.alphas_, tol=1e-14, max_iter=10**6).fit(X, y)
    np.testing.assert_allclose(ours.mse_path_, theirs.mse_path_, rtol=1e-8)


@both_intercepts
def test_grid_is_scikit_learns(fit_intercept):
    X, y = offset_problem(1)
    ours = LassoCV(fit_intercept=fit_intercept).fit(X, y)
    theirs = sk.LassoCV(fit_intercept=fit_intercept, cv=list(KFold(3).split(X)), max_iter=10**5).fit(X, y)
    np.testing.assert_allclose(ours.alphas_, theirs.alphas_, rtol=1e-12)


def test_errors_are_those_of_a_lasso_fitted_to_each_fold():
    X, y = offset_problem(2)
    model = LassoCV(alphas=[0.1, 1.0, 0.01], cv=3, seed=7).fit(X, y)
    assert model.alphas_.tolist() == [1.0, 0.1, 0.01]
    for column, (train, validation) in zip(model.mse_path_.T, kfold_indices(40, 3, 7), strict=True):
        for error, alpha in zip(column, model.alphas_, strict=True):
            fit = Lasso(alpha).fit(X[train], y[train])
            assert error == pytest.approx(np.mean((y[validation] - fit.predict(X[validation])) ** 2), rel=1e-9)


@both_intercepts
def test_final_model_is_the_lasso_at_the_chosen_alpha(fit_intercept):
    X, y = offset_problem(3)
    model = LassoCV(fit_intercept=fit_intercept).fit(X, y)
    final = Lasso(model.alpha_, fit_intercept=fit_intercept).fit(X, y)
    np.testing.assert_array_equal(model.coef_, final.coef_)
    assert (model.intercept_, model.dual_gap_, model.n_iter_) == (final.intercept_, final.dual_gap_, final.n_iter_)
    np.testing.assert_array_equal(model.predict(X), final.predict(X))
    assert not [name for name in vars(model) if name.startswith("_") and "mean" in name]


@pytest.mark.parametrize("seed", range(5))
def test_one_standard_error_rule(seed):
    X, y = offset_problem(seed)
    model = LassoCV(rule="one_standard_error", seed=seed).fit(X, y)
    means = model.mse_path_.mean(axis=1)
    best = means.argmin()
    limit = means[best] + model.mse_path_[best].std(ddof=1) / np.sqrt(5)
    assert model.alpha_ == model.alphas_[means <= limit].max()
    assert model.alpha_ >= LassoCV(seed=seed).fit(X, y).alpha_


def test_folds_are_drawn_from_the_seed():
    X, y = offset_problem(4)
    first, same, other = (LassoCV(seed=seed).fit(X, y).mse_path_ for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, same)
    assert (first != other).any()
    generator = LassoCV(seed=np.random.default_rng(1)).fit(X, y).mse_path_
    np.testing.assert_array_equal(first, generator)


def test_folds_may_be_lists_masks_or_a_generator():
    X, y = offset_problem(5)
    rows = np.arange(40)
    pairs = [(rows[20:], rows[:20]), (rows[:20], rows[20:])]
    expected = LassoCV(cv=pairs).fit(X, y).mse_path_
    for cv in (
        [(train.tolist(), validation.tolist()) for train, validation in pairs],
        [(np.isin(rows, train), np.isin(rows, validation)) for train, validation in pairs],
        (pair for pair in pairs),
    ):
        np.testing.assert_array_equal(LassoCV(cv=cv).fit(X, y).mse_path_, expected)


def test_leave_one_out_and_a_constant_target():
    X, y = offset_problem(6, 12, 3)
    assert LassoCV(cv=12, n_alphas=5).fit(X, y).mse_path_.shape == (5, 12)
    constant = LassoCV().fit(X, np.full(12, 3.0))
    assert not constant.coef_.any()
    assert constant.intercept_ == 3.0


def test_pandas_pipeline_and_cross_validation():
    X, y = offset_problem(7)
    table = pd.DataFrame(X, columns=list("abcdef"))
    model = LassoCV(cv=3).fit(table, pd.Series(y))
    assert model.feature_names_in_.tolist() == list("abcdef")
    np.testing.assert_allclose(model.coef_, LassoCV(cv=3).fit(X, y).coef_, rtol=1e-12)
    scores = cross_val_score(make_pipeline(StandardScaler(), LassoCV(cv=3)), X, y, cv=3)
    assert np.isfinite(scores).all()


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"rule": "best"}, "rule"),
        ({"cv": 1}, "cv"),
        ({"cv": 41}, "cv"),
        ({"cv": 2.5}, "cv"),
        ({"cv": None}, "cv"),
        ({"cv": KFold(3)}, "cv"),
        ({"cv": []}, "cv"),
        ({"cv": [(range(20), range(20, 40))], "rule": "one_standard_error"}, "cv"),
        ({"n_alphas": 0}, "n_alphas"),
        ({"eps": 0.0}, "eps"),
        ({"eps": 2.0}, "eps"),
        ({"alphas": [1.0, -1.0]}, "alphas"),
        ({"alphas": []}, "alphas"),
        ({"alphas": [np.nan]}, "alphas"),
        ({"max_iter": 0}, "max_iter"),
    ],
)
def test_what_is_wrong_is_named(wrong, name):
    with pytest.raises(ValueError, match=rf"\b{name}\b"):
        LassoCV(**wrong).fit(*offset_problem(0))
