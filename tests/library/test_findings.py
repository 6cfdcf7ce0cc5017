"""The figures of the four source texts, by the library on the real data: what holds, and what does not."""

import numpy as np
import pytest
from golub_data import RAW, needs_raw_data
from sklearn.datasets import make_regression
from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score, train_test_split
from sklearn.pipeline import make_pipeline

from sparsecraft import (
    Lasso,
    LassoCV,
    LinearRegression,
    LogisticRegression,
    StandardScaler,
    accuracy,
    alpha_max,
    confusion_matrix,
    duality_gap,
    logistic_cost,
    logistic_gradient,
    mean_squared_error,
    r2_score,
    roc_auc,
    selected_features,
)
from sparsecraft.datasets import load_golub, prepare_auto_mpg, split_auto_mpg

NAMED = {"M27891_at", "X95735_at", "Y12670_at", "M23197_at", "M83652_s_at"}


@pytest.fixture(scope="module")
def golub():
    return load_golub(RAW)


@pytest.fixture(scope="module")
def golub_scaled(golub):
    scaler = StandardScaler().fit(golub.X_train)
    return scaler.transform(golub.X_train), scaler.transform(golub.X_test)


@pytest.fixture(scope="module")
def mpg():
    X, y, names = prepare_auto_mpg()
    return split_auto_mpg(X, y), names


@needs_raw_data
def test_an_intercept_that_pays_selects_21_genes_not_23(golub, golub_scaled):
    """C = 1 of liblinear, whose intercept is one more penalised column: alpha = 1 / n."""
    train, test = (np.column_stack([X, np.ones(len(X))]) for X in golub_scaled)
    model = LogisticRegression(alpha=1 / 38, fit_intercept=False, tol=1e-10).fit(train, golub.y_train)
    genes = {name for name, _ in selected_features(model.coef_[0, :-1], golub.probes.tolist())}
    assert len(genes) == 21
    assert NAMED - genes == {"M83652_s_at"}
    np.testing.assert_array_equal(confusion_matrix(golub.y_test, model.predict(test)), [[19, 1], [0, 14]])
    assert accuracy(golub.y_test, model.predict(test)) == pytest.approx(0.9706, abs=5e-5)
    assert roc_auc(golub.y_test, model.decision_function(test)) == pytest.approx(0.9964, abs=5e-5)
    assert golub.patients_test[model.predict(test) != golub.y_test].tolist() == [67]


@needs_raw_data
def test_an_intercept_that_does_not_pay_selects_16(golub, golub_scaled):
    train, test = golub_scaled
    model = LogisticRegression(alpha=1 / 38, tol=1e-10).fit(train, golub.y_train)
    assert np.count_nonzero(model.coef_) == 16
    np.testing.assert_array_equal(confusion_matrix(golub.y_test, model.predict(test)), [[20, 0], [1, 13]])


@needs_raw_data
def test_cross_validated_auc_of_golub_is_high_in_any_order(golub):
    model = make_pipeline(StandardScaler(), LogisticRegression(alpha=1 / 38))
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    assert cross_val_score(model, golub.X_train, golub.y_train, cv=folds, scoring="roc_auc").mean() > 0.93


def test_least_squares_and_the_exact_lasso_of_auto_mpg(mpg):
    split, names = mpg
    rows = {
        LinearRegression(): (0.8451, 0.8999, 5.6731),
        Lasso(alpha=1 / 274, tol=1e-12): (0.8450, 0.8998, 5.6759),
    }
    for model, expected in rows.items():
        model.fit(split.X_train, split.y_train)
        on_train, on_test = model.predict(split.X_train), model.predict(split.X_test)
        found = r2_score(split.y_train, on_train), r2_score(split.y_test, on_test)
        assert (*found, mean_squared_error(split.y_test, on_test)) == pytest.approx(expected, abs=5e-5)
    assert [name for name, coefficient in zip(names, model.coef_, strict=True) if coefficient == 0] == ["cylinders_4"]


def test_a_test_score_above_the_training_score_is_luck_of_the_split():
    X, y, _ = prepare_auto_mpg()
    X = StandardScaler().fit_transform(X)
    scores = []
    for seed in range(1000):
        train, test = train_test_split(np.arange(392), test_size=118, random_state=seed)
        scores.append(r2_score(y[test], LinearRegression().fit(X[train], y[train]).predict(X[test])))
    found = np.median(scores), *np.quantile(scores, [0.025, 0.975])
    assert found == pytest.approx((0.847, 0.796, 0.888), abs=2e-3)


@pytest.fixture(scope="module")
def article():
    """The Lasso article's own data, split and scaled as it does."""
    rng = np.random.RandomState(42)
    X = rng.rand(100, 5) * 10
    y = X @ [5, 0, -3, 0, 2] + rng.randn(100) * 2
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=42)
    scaler = StandardScaler().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_test), y_train, y_test


def test_the_printed_example_of_the_article(article):
    X_train, X_test, y_train, y_test = article
    model = Lasso(alpha=0.1, tol=1e-12).fit(X_train, y_train)
    # the article's last digit is where its solver stopped
    assert model.coef_ == pytest.approx([15.5644, -0.1890, -8.5612, 0.0876, 5.7948], abs=1e-4)
    assert mean_squared_error(y_test, model.predict(X_test)) == pytest.approx(4.0132, abs=5e-5)
    assert r2_score(y_test, model.predict(X_test)) == pytest.approx(0.9873, abs=5e-5)


@pytest.mark.parametrize(("feature", "alpha"), [(1, 0.346), (3, 0.275)])
def test_features_2_and_4_are_dropped_only_by_a_larger_alpha(article, feature, alpha):
    X_train, _, y_train, _ = article
    assert Lasso(alpha=alpha - 0.002).fit(X_train, y_train).coef_[feature] != 0
    assert Lasso(alpha=alpha + 0.001).fit(X_train, y_train).coef_[feature] == 0


def test_the_grid_search_of_the_article_picks_its_alpha(article):
    X_train, _, y_train, _ = article
    grid = [0.001, 0.01, 0.1, 0.5, 1.0, 5.0, 10.0]
    assert LassoCV(alphas=grid, cv=list(KFold(5).split(X_train))).fit(X_train, y_train).alpha_ == 0.1


def test_a_feature_of_large_scale_is_penalised_less_not_more():
    X, y = make_regression(100, 2, noise=5.0, random_state=0)
    small, large = Lasso(alpha=5.0).fit(X, y), Lasso(alpha=5.0).fit(X * [1.0, 100.0], y)
    shrunk = 1 - np.abs(small.coef_ / LinearRegression().fit(X, y).coef_)
    shrunk_when_large = 1 - np.abs(large.coef_ * [1.0, 100.0] / LinearRegression().fit(X, y).coef_)
    assert shrunk_when_large[1] < 0.05 * shrunk[1]


def test_rss_plus_lambda_is_the_lasso_with_lambda_of_2_n_alpha(article):
    X_train, _, y_train, _ = article
    y = y_train - y_train.mean()
    alpha = 0.1 * alpha_max(X_train, y)
    w = Lasso(alpha=alpha, fit_intercept=False, tol=1e-12).fit(X_train, y).coef_
    assert duality_gap(X_train, y, w, alpha) <= 1e-10 * (y @ y)
    gradient = 2 * X_train.T @ (X_train @ w - y)  # of the RSS alone
    np.testing.assert_allclose(np.abs(gradient[w != 0]), 2 * len(y) * alpha)


def test_the_notes_cost_and_gradient_disagree_and_the_right_ones_agree():
    rng = np.random.default_rng(0)
    X, y, w, lam = rng.random((100, 9)), rng.integers(0, 2, 100), rng.normal(size=9), 0.01
    gradient = logistic_gradient(X, y, w, lam)

    def notes_cost(w):
        return logistic_cost(X, y, w, 0.0) + np.linalg.norm(w, 2)

    def difference(cost):
        steps = 1e-6 * np.eye(9)
        slopes = np.array([(cost(w + step) - cost(w - step)) / 2e-6 for step in steps])
        return np.abs(slopes - gradient).max() / np.abs(gradient).max()

    assert difference(lambda w: logistic_cost(X, y, w, lam)) < 1e-8
    assert difference(notes_cost) > 0.1
