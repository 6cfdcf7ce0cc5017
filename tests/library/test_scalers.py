"""The scalers: scikit-learn's numbers and conventions, awkward columns, and nothing learnt outside `fit`."""

import pickle

import numpy as np
import pandas as pd
import pytest
import sklearn.preprocessing as sk
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn.compose import make_column_transformer
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import Ridge
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import parametrize_with_checks

from sparsecraft.estimators.scalers import MinMaxScaler, RobustScaler, StandardScaler
from sparsecraft.preprocessing import min_max_scale, robust_scale

deterministic = settings(derandomize=True, deadline=None, max_examples=60)
tables = hnp.arrays(float, (6, 3), elements=st.integers(-9, 9).map(float))
each_scaler = pytest.mark.parametrize("scaler", [StandardScaler(), RobustScaler(), MinMaxScaler()], ids=str)
OPTIONS = [{}, {"with_mean": False}, {"with_std": False}, {"with_mean": False, "with_std": False}]
PAIRS = [
    (RobustScaler(), sk.RobustScaler()),
    (MinMaxScaler(), sk.MinMaxScaler()),
    *((StandardScaler(**options), sk.StandardScaler(**options)) for options in OPTIONS),
]
beside_scikit_learn = pytest.mark.parametrize(("ours", "theirs"), PAIRS, ids=lambda scaler: str(scaler))


def problem(seed=0, n_samples=60):
    rng = np.random.default_rng(seed)
    X = (rng.normal(size=(n_samples, 4)) ** 3 + rng.normal(size=4)) * np.geomspace(1e-3, 1e2, 4)
    return X, X @ np.geomspace(1e3, 1e-2, 4) + rng.normal(size=n_samples)


def assert_close(ours, theirs, tolerance=1e-12):
    np.testing.assert_allclose(ours, theirs, rtol=tolerance, atol=tolerance)


@parametrize_with_checks([StandardScaler(), StandardScaler(with_mean=False), RobustScaler(), MinMaxScaler()])
def test_scikit_learn_takes_it_for_one_of_its_own(estimator, check, monkeypatch):
    monkeypatch.setenv("SCIPY_ARRAY_API", "1")  # without it scikit-learn skips its array API check
    check(estimator)


@beside_scikit_learn
@pytest.mark.parametrize("n_samples", [2, 3, 8, 61])
def test_numbers_are_those_of_scikit_learn(ours, theirs, n_samples):
    (X, _), (unseen, _) = problem(1, n_samples), problem(2)
    ours.fit(X), theirs.fit(X)
    for table in (X, unseen):
        assert_close(ours.transform(table), theirs.transform(table))
        assert_close(ours.inverse_transform(table), theirs.inverse_transform(table))
    assert_close(ours.fit_transform(X), theirs.fit_transform(X))


@pytest.mark.parametrize(
    ("ours", "theirs", "attributes"),
    [
        (StandardScaler(), sk.StandardScaler(), ["mean_", "scale_"]),
        (RobustScaler(), sk.RobustScaler(), ["center_", "scale_"]),
        (MinMaxScaler(), sk.MinMaxScaler(), ["data_min_", "data_max_", "data_range_"]),
    ],
    ids=["standard", "robust", "min-max"],
)
def test_what_was_fitted_has_the_names_and_values_of_scikit_learn(ours, theirs, attributes):
    X = np.c_[problem(3)[0], np.full(60, 3.0)]
    ours.fit(X), theirs.fit(X)
    for name in attributes:
        np.testing.assert_allclose(getattr(ours, name), getattr(theirs, name), rtol=1e-12)
    assert ours.n_features_in_ == 5


def test_the_functions_are_the_scalers_on_their_own_data():
    X = np.c_[problem(4)[0], np.full(60, 0.1)]
    np.testing.assert_array_equal(RobustScaler().fit_transform(X), robust_scale(X))
    np.testing.assert_array_equal(MinMaxScaler().fit_transform(X), min_max_scale(X))


@each_scaler
@deterministic
@given(X=tables, unseen=tables)
def test_inverse_takes_back_what_transform_did(scaler, X, unseen):
    scaler.fit(X)
    assert_close(scaler.inverse_transform(scaler.transform(unseen)), unseen)


@deterministic
@given(tables)
def test_standard_columns_have_mean_zero_and_deviation_one_or_zero(X):
    scaled = StandardScaler().fit_transform(X)
    assert_close(scaled.mean(axis=0), 0.0)
    assert_close(scaled.std(axis=0), np.where((X[0] == X).all(axis=0), 0.0, 1.0))


@each_scaler
@pytest.mark.parametrize("constant", [0.0, 0.1, -1 / 3, 1e16 / 3, 1e290, 1e-320])
@pytest.mark.parametrize("n_samples", [1, 3, 7, 1000])
def test_a_constant_column_becomes_exactly_zero_and_new_values_keep_their_units(scaler, constant, n_samples):
    X = np.full((n_samples, 2), constant)
    np.testing.assert_array_equal(scaler.fit_transform(X), 0.0)
    np.testing.assert_array_equal(scaler.transform([[constant, 2 * constant]]), [[0.0, constant]])
    np.testing.assert_array_equal(getattr(scaler, "scale_", 1.0), 1.0)


@pytest.mark.parametrize("offset", [1e4, 1e8, -1e10])
def test_noise_on_a_large_offset_keeps_its_deviation(offset):
    noise = np.random.default_rng(5).normal(size=(2000, 1))
    X = offset + noise
    resolved = X - offset  # exact: the noise that the offset left
    scaler = StandardScaler().fit(X)
    np.testing.assert_allclose(scaler.scale_, resolved.std(axis=0), rtol=1e-13)
    assert_close(scaler.transform(X), (resolved - resolved.mean()) / resolved.std(), 4 * np.spacing(abs(offset)))


@each_scaler
@pytest.mark.parametrize("unit", [1e-300, 1e-160, 1e160, 1e290])
def test_very_small_and_very_large_units_are_units(scaler, unit):
    X = np.random.default_rng(6).normal(size=(50, 2))
    assert_close(scaler.fit_transform(unit * X), scaler.fit_transform(X))


@each_scaler
def test_any_array_like_gives_the_same_floats_and_stays_as_it_was(scaler):
    X = np.random.default_rng(7).integers(-5, 6, size=(12, 3))
    frozen = X.astype(float)
    frozen.flags.writeable = False
    expected = scaler.fit(frozen).transform(frozen)
    assert expected.dtype == np.float64
    for given_as in (X, X.astype(np.int32), X.astype(np.float32), np.asfortranarray(X), X[::-1][::-1], X.tolist()):
        np.testing.assert_array_equal(scaler.fit(given_as).transform(given_as), expected)
        assert_close(scaler.inverse_transform(expected), X)


@each_scaler
def test_transform_returns_a_new_array(scaler):
    X = np.array([[0.0], [1.0]])
    for method in (scaler.fit(X).transform, scaler.inverse_transform):
        assert not np.shares_memory(method(X), X)


def test_float32_is_measured_in_double_precision():
    X = (1e4 + np.random.default_rng(8).normal(size=(10_000, 1))).astype(np.float32)
    np.testing.assert_allclose(StandardScaler().fit(X).scale_, X.astype(float).std(axis=0), rtol=1e-12)


@each_scaler
def test_statistics_come_from_fit_alone(scaler):
    (X, _), (unseen, _) = problem(9), problem(10)
    before = scaler.fit(X).transform(unseen[:1])
    scaler.transform(1e6 * unseen)
    np.testing.assert_array_equal(scaler.transform(unseen[:1]), before)
    np.testing.assert_array_equal(scaler.fit(unseen).fit(X).transform(unseen[:1]), before)


@each_scaler
def test_it_survives_a_pickle(scaler):
    X, _ = problem(11)
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(scaler.fit(X))).transform(X), scaler.transform(X))


@each_scaler
@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
def test_what_is_not_finite_is_refused_everywhere(scaler, wrong):
    X, bad = np.eye(3), np.eye(3)
    bad[1, 1] = wrong
    with pytest.raises(ValueError, match=r"NaN|inf"):
        scaler.fit(bad)
    scaler.fit(X)
    for method in (scaler.transform, scaler.inverse_transform):
        with pytest.raises(ValueError, match=r"NaN|inf"):
            method(bad)


@each_scaler
def test_wrong_shapes_are_refused(scaler):
    with pytest.raises(ValueError, match="2D"):
        scaler.fit([1.0, 2.0])
    with pytest.raises(ValueError, match="0 sample"):
        scaler.fit(np.empty((0, 2)))
    scaler.fit(np.eye(3))
    for method in (scaler.transform, scaler.inverse_transform):
        for n_columns in (1, 2, 4):
            with pytest.raises(ValueError, match="3"):
                method(np.ones((2, n_columns)))


@pytest.mark.parametrize("method", ["transform", "inverse_transform", "get_feature_names_out"])
@each_scaler
def test_it_needs_a_fit(scaler, method):
    arguments = [] if method == "get_feature_names_out" else [np.eye(2)]
    with pytest.raises(NotFittedError):
        getattr(type(scaler)(), method)(*arguments)


@each_scaler
def test_a_table_keeps_its_names(scaler):
    X, _ = problem(12)
    table = pd.DataFrame(X, columns=list("abcd"), index=range(100, 160))
    array = scaler.fit(table).transform(table)
    assert scaler.feature_names_in_.tolist() == scaler.get_feature_names_out().tolist() == list("abcd")
    assert_close(scaler.inverse_transform(array), X)
    as_table = type(scaler)().set_output(transform="pandas").fit(table)
    pd.testing.assert_frame_equal(as_table.transform(table), pd.DataFrame(array, table.index, table.columns))
    assert_close(as_table.inverse_transform(as_table.transform(table)), X)
    with pytest.raises(ValueError, match="feature names"):
        scaler.transform(table[list("dcba")])


@beside_scikit_learn
def test_pipelines_and_searches_score_as_with_scikit_learn(ours, theirs):
    X, y = problem(13)
    grid, folds = {"ridge__alpha": [1e-3, 1.0, 1e3]}, KFold(4, shuffle=True, random_state=0)
    pipelines = [make_pipeline(scaler, Ridge()) for scaler in (ours, theirs)]
    assert_close(*(cross_val_score(pipeline, X, y, cv=folds) for pipeline in pipelines), 1e-8)
    searches = [GridSearchCV(pipeline, grid, cv=folds).fit(X, y) for pipeline in pipelines]
    assert_close(*(search.cv_results_["mean_test_score"] for search in searches), 1e-8)
    assert_close(*(search.predict(X) for search in searches), 1e-8)


def test_columns_of_a_table_can_each_have_their_own():
    X, _ = problem(14)
    table = pd.DataFrame(X, columns=list("abcd"))
    ours, theirs = (
        make_column_transformer(
            (module.StandardScaler(), ["a"]), (module.RobustScaler(), ["d", "b"]), (module.MinMaxScaler(), [2])
        )
        .set_output(transform="pandas")
        .fit_transform(table)
        for module in (__import__("sparsecraft.estimators.scalers", fromlist=["*"]), sk)
    )
    pd.testing.assert_frame_equal(*(frame.rename(columns=lambda name: name[-1]) for frame in (ours, theirs)))


def test_a_search_can_turn_the_options():
    X, y = problem(15)
    pipeline = make_pipeline(StandardScaler(), Ridge())
    search = GridSearchCV(pipeline, {"standardscaler__with_std": [True, False]}, cv=3).fit(X, y)
    assert set(search.cv_results_["param_standardscaler__with_std"]) == {True, False}
    assert np.ptp(search.cv_results_["mean_test_score"]) > 0
