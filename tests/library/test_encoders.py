"""The encoders: scikit-learn's numbers, names and conventions, every kind of category, and no target that leaks."""

import datetime
import pickle
import re
import warnings

import numpy as np
import pandas as pd
import pytest
import sklearn.preprocessing as sk
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.compose import make_column_transformer
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import parametrize_with_checks

from sparsecraft.estimators.encoders import OneHotEncoder, TargetEncoder
from sparsecraft.estimators.scalers import StandardScaler

deterministic = settings(derandomize=True, deadline=None, max_examples=30)
both_encoders = pytest.mark.parametrize("encoder", [OneHotEncoder(), TargetEncoder(n_splits=2)], ids=str)
both_drops = pytest.mark.parametrize("drop", [None, "first"])
smoothings = pytest.mark.parametrize("smooth", ["auto", 0, 1.0, 30])

DAYS = [datetime.date(2024, 1, day) for day in (3, 1, 2, 1)]
TABLES = {
    "strings": np.array([["b", "x"], ["a", "y"], ["ab", "x"], ["B", "x"]]),
    "integers": np.array([[3, -1], [1, 10], [2, -10], [1, 2]]),
    "floats": np.array([[0.5, 1.0], [-0.5, 2.0], [1e300, 1.0], [0.0, -1e-300]]),
    "booleans": np.array([[True], [False], [True], [True]]),
    "objects": np.array([["b", 2], ["a", 1], ["a", 10], ["c", 2]], dtype=object),
    "lists": [["b", 2], ["a", 1], ["a", 10], ["c", 2]],
    "one value": np.array([["same", "a"], ["same", "b"], ["same", "c"], ["same", "a"]]),
    "None": np.array([["b", "x"], [None, "y"], ["a", None], [None, "y"]], dtype=object),
    "frame": pd.DataFrame({"s": ["b", "a", "a", "c"], "i": [2, 1, 10, 2], "f": [0.5, 1.0, 0.5, 0.0], "b": [True] * 4}),
    "categorical": pd.DataFrame({"c": pd.Categorical(list("cabc"), categories=list("zcba"))}),
    "nullable": pd.DataFrame({"i": pd.array([2, 1, 10, 2], dtype="Int64"), "s": pd.array(list("baac"), "string")}),
    "dates": np.reshape(np.array(DAYS, dtype=object), (-1, 1)),
}
each_table = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


def cars(seed=0, n_samples=120):
    """A table of makers, cylinders and weights, its miles per gallon, and whether they are many."""
    rng = np.random.default_rng(seed)
    makers, cylinders = rng.choice(list("abcdefgh"), n_samples), rng.choice([3, 4, 6, 8], n_samples)
    weights = rng.uniform(1.0, 3.0, n_samples)
    target = 30 + 2.0 * (makers == "a") - cylinders - 3.0 * weights + rng.normal(size=n_samples)
    table = pd.DataFrame({"maker": makers, "cylinders": cylinders, "weight": weights}, index=range(7, n_samples + 7))
    return table, target, (target > np.median(target)).astype(int)


def assert_close(ours, theirs, tolerance=1e-12):
    np.testing.assert_allclose(ours, theirs, rtol=tolerance, atol=tolerance)


@parametrize_with_checks(
    [
        OneHotEncoder(),
        OneHotEncoder(drop="first", handle_unknown="ignore"),
        TargetEncoder(),
        TargetEncoder(smooth=0, n_splits=3),
    ]
)
def test_scikit_learn_takes_it_for_one_of_its_own(estimator, check, monkeypatch):
    monkeypatch.setenv("SCIPY_ARRAY_API", "1")  # without it scikit-learn skips its array API check
    check(estimator)


@both_drops
@each_table
def test_indicators_categories_and_names_are_those_of_scikit_learn(table, drop):
    ours, theirs = OneHotEncoder(drop=drop), sk.OneHotEncoder(drop=drop, sparse_output=False)
    coded = ours.fit_transform(table)
    assert coded.dtype == np.float64
    np.testing.assert_array_equal(coded, theirs.fit_transform(table))
    assert [known.tolist() for known in ours.categories_] == [known.tolist() for known in theirs.categories_]
    # of integers that may be missing scikit-learn makes floats
    names = [name.removesuffix(".0") if "i_" in name else name for name in theirs.get_feature_names_out()]
    assert ours.get_feature_names_out().tolist() == names


@both_drops
@deterministic
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 2)), min_size=1, max_size=8))
def test_every_row_has_one_of_each_column_but_where_the_first_was_dropped(drop, rows):
    encoder = OneHotEncoder(drop=drop)
    coded = encoder.fit_transform(rows)
    names = encoder.get_feature_names_out()
    for row, (letter, number) in zip(coded, rows, strict=True):
        wanted = {f"x0_{letter}", f"x1_{number}"} & set(names)
        assert set(names[row == 1]) == wanted
        assert set(np.unique(row)) <= {0.0, 1.0}
    assert coded.shape[1] == sum(len(set(column)) - (drop is not None) for column in zip(*rows, strict=True))


def test_dropping_the_first_escapes_the_dummy_variable_trap():
    table, _, _ = cars()
    ranks = {}
    for drop in (None, "first"):
        coded = OneHotEncoder(drop=drop).fit_transform(table[["maker", "cylinders"]])
        with_intercept = np.c_[np.ones(len(coded)), coded]
        ranks[drop] = np.linalg.matrix_rank(with_intercept), with_intercept.shape[1]
    assert ranks == {None: (11, 13), "first": (11, 11)}


def test_an_unknown_category_is_an_error_that_names_it():
    encoder = OneHotEncoder().fit(pd.DataFrame({"size": [1, 2], "colour": ["red", "blue"]}))
    with pytest.raises(ValueError, match=r"column 'colour' .*'green'.*handle_unknown='ignore'"):
        encoder.transform(pd.DataFrame({"size": [1, 2], "colour": ["red", "green"]}))


def test_an_unknown_category_is_all_zeros_when_ignored():
    encoder = OneHotEncoder(handle_unknown="ignore").fit([["red", 1], ["blue", 2]])
    coded = encoder.transform([["green", 1], ["red", 9], [None, None]])
    assert coded.tolist() == [[0, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 0]]


def test_an_unknown_category_that_looks_like_the_dropped_one_is_a_warning():
    encoder = OneHotEncoder(drop="first", handle_unknown="ignore").fit([["red"], ["blue"]])
    with pytest.warns(UserWarning, match=r"'green'.*'blue'") as caught:
        assert encoder.transform([["green"], ["blue"], ["red"]]).tolist() == [[0], [0], [1]]
    assert caught[0].filename == __file__


@pytest.mark.parametrize("missing", [None, np.nan, float("nan"), pd.NA, pd.NaT], ids=repr)
def test_whatever_is_missing_is_one_category_that_comes_last(missing):
    column = np.array([["b"], [None], [missing], ["a"], [float("nan")]], dtype=object)
    encoder = OneHotEncoder().fit(column)
    assert encoder.categories_[0].tolist() == ["a", "b", None]
    assert encoder.get_feature_names_out().tolist() == ["x0_a", "x0_b", "x0_None"]
    expected = [[0, 1, 0], [0, 0, 1], [0, 0, 1], [1, 0, 0], [0, 0, 1]]
    for again in (encoder, pickle.loads(pickle.dumps(encoder))):
        assert again.transform(column).tolist() == expected
    with pytest.raises(ValueError, match="None"):
        OneHotEncoder().fit([["a"], ["b"]]).transform(column)


def test_missing_numbers_and_frames_with_gaps():
    floats = np.array([[1.0, 5.0], [np.nan, 5.0], [2.0, np.nan]])
    frame = pd.DataFrame({"x0": pd.array([1, None, 2], dtype="Int64"), "x1": [5.0, 5.0, None]})
    expected = [[1, 0, 0, 1, 0], [0, 0, 1, 1, 0], [0, 1, 0, 0, 1]]
    for table in (floats, floats.astype(np.float32), frame):
        assert OneHotEncoder().fit_transform(table).tolist() == expected
    means = TargetEncoder(smooth=0).fit(floats, [1.0, 2.0, 6.0]).transform(floats)
    assert_close(means, [[1, 1.5], [2, 1.5], [6, 6]])


def test_equal_values_are_one_category_whatever_their_type():
    assert OneHotEncoder().fit([[1], [1.0], [True], [2]]).transform([[np.float32(2)], [1]]).tolist() == [[0, 1], [1, 0]]
    fitted = OneHotEncoder().fit(np.array([[1], [2]], dtype=np.int8))
    np.testing.assert_array_equal(fitted.transform(np.array([[2.0], [1.0]])), [[0, 1], [1, 0]])


@both_encoders
@pytest.mark.parametrize("cell", [{"a": 1}, [1], "text"], ids=repr)
def test_a_column_of_more_than_one_kind_is_named(encoder, cell):
    X = np.array([[1, 1], [2, 2], [3, 3]], dtype=object)
    X[1, 1] = cell
    with pytest.raises(TypeError, match=rf"all strings or all numbers in a column: 'x1' .*{type(cell).__name__}"):
        encoder.fit(X, [0, 1, 0])


@both_encoders
@pytest.mark.parametrize("wrong", [np.inf, -np.inf])
def test_an_infinite_value_is_named(encoder, wrong):
    X, bad = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": 0.0}), pd.DataFrame({"a": [1.0, 2.0, wrong], "b": 0.0})
    with pytest.raises(ValueError, match=r"column 'a' .*inf"):
        encoder.fit(bad, [0, 1, 0])
    with pytest.raises(ValueError, match=r"column 'a' .*inf"):
        encoder.fit(X, [0, 1, 0]).transform(bad)


@both_encoders
def test_wrong_shapes_and_unfitted_use_are_refused(encoder):
    y = [0, 1, 0]
    with pytest.raises(NotFittedError):
        type(encoder)().transform([["a"]])
    with pytest.raises(NotFittedError):
        type(encoder)().get_feature_names_out()
    with pytest.raises(ValueError, match="2D"):
        encoder.fit(["a", "b", "c"], y)
    with pytest.raises(ValueError, match="0 sample"):
        encoder.fit(np.empty((0, 2), dtype=object), [])
    with pytest.raises(ValueError, match="3 features"):
        encoder.fit(np.ones((3, 3)), y).transform(np.ones((3, 1)))


@pytest.mark.parametrize(
    ("wrong", "name"), [({"drop": "last"}, "drop"), ({"handle_unknown": "zero"}, "handle_unknown")]
)
def test_an_unknown_option_of_one_hot_is_named(wrong, name):
    with pytest.raises(ValueError, match=f"{name} must be"):
        OneHotEncoder(**wrong).fit([["a"]])


@smoothings
@pytest.mark.parametrize("binary", [False, True])
@pytest.mark.parametrize("n_samples", [12, 120])
def test_encodings_of_all_rows_are_those_of_scikit_learn(n_samples, binary, smooth):
    table, target, many = cars(1, n_samples)
    y = many if binary else target
    ours, theirs = TargetEncoder(smooth=smooth).fit(table, y), sk.TargetEncoder(smooth=smooth).fit(table, y)
    for mine, his in zip(ours.encodings_, theirs.encodings_, strict=True):
        assert_close(mine, his)
    assert ours.target_mean_ == pytest.approx(theirs.target_mean_, rel=1e-12)
    unseen = table.assign(maker="new")
    assert_close(ours.transform(unseen), theirs.transform(unseen))
    np.testing.assert_array_equal(ours.transform(unseen)[:, 0], ours.target_mean_)


@each_table
def test_any_kind_of_category_can_have_a_mean(table):
    encoder = TargetEncoder(smooth=0).fit(table, [1.0, 2.0, 3.0, 4.0])
    rows = np.asarray(table, dtype=object)
    for column, coded in zip(rows.T, encoder.transform(table).T, strict=True):
        for value, code in zip(column, coded, strict=True):
            assert code == pytest.approx(np.mean([y for y, other in enumerate(column, 1) if other == value]), rel=1e-12)


def test_smoothing_by_hand():
    X, y = [["a"], ["a"], ["a"], ["b"]], [1, 1, 0, 0]
    encoder = TargetEncoder(smooth=2).fit(X, y)
    assert_close(encoder.encodings_[0], [(2 + 2 * 0.5) / (3 + 2), (0 + 2 * 0.5) / (1 + 2)])
    within, overall = 2 / 9, 1 / 4  # variances of a's rows and of all
    weight = 3 / (3 + within / overall)
    assert_close(TargetEncoder().fit(X, y).encodings_[0], [weight * 2 / 3 + (1 - weight) * 0.5, 0.0])


@smoothings
@deterministic
@given(st.integers(0, 2**32 - 1), st.integers(0, 29), st.floats(-1e3, 1e3))
def test_no_row_is_coded_by_its_own_target(smooth, seed, row, other_target):
    rng = np.random.default_rng(seed)
    X, y = rng.integers(0, 4, size=(30, 2)), rng.normal(size=30)
    changed = y.copy()
    changed[row] = other_target
    encoder = TargetEncoder(smooth=smooth)
    before, after = encoder.fit_transform(X, y), encoder.fit_transform(X, changed)
    np.testing.assert_array_equal(after[row], before[row])
    assert (after != before).any()
    assert (encoder.fit(X, changed).transform(X[[row]]) != encoder.fit(X, y).transform(X[[row]])).any()


@smoothings
@pytest.mark.parametrize("n_splits", [3, 40])
def test_every_fold_is_coded_by_a_fit_on_the_others(n_splits, smooth):
    table, target, _ = cars(2, 40)  # every weight is unknown to the other folds, and so coded by their mean
    coded = TargetEncoder(smooth=smooth, n_splits=n_splits, seed=3).fit_transform(table, target)
    marked = np.array([coded_when_moved(table, target, row, n_splits, smooth) == coded for row in range(40)])
    same_fold = marked.all(axis=2)  # rows that do not notice when the target of another changes
    assert (same_fold == same_fold.T).all()
    sizes = same_fold.sum(axis=1)
    assert set(sizes) <= {40 // n_splits, -(-40 // n_splits)}
    for fold in np.unique(same_fold, axis=0):
        fitted = TargetEncoder(smooth=smooth).fit(table[~fold], target[~fold])
        assert_close(coded[fold], fitted.transform(table[fold]))


def coded_when_moved(table, target, row, n_splits, smooth):
    moved = target + 1e3 * (np.arange(len(target)) == row)
    return TargetEncoder(smooth=smooth, n_splits=n_splits, seed=3).fit_transform(table, moved)


def test_fitting_and_transforming_at_once_leaves_the_encoder_fitted_on_all_rows():
    table, target, _ = cars(3)
    at_once, apart = TargetEncoder(), TargetEncoder().fit(table, target)
    coded = at_once.fit_transform(table, target)
    np.testing.assert_array_equal(at_once.transform(table), apart.transform(table))
    assert (coded != apart.transform(table)).any(axis=1).all()


def test_noise_with_many_categories_looks_useful_only_when_it_leaks():
    rng = np.random.default_rng(4)
    X, y = rng.integers(0, 100, size=(400, 1)), rng.normal(size=400)
    leaky = TargetEncoder(smooth=0).fit(X, y).transform(X)[:, 0]
    honest = TargetEncoder(smooth=0).fit_transform(X, y)[:, 0]
    assert np.corrcoef(leaky, y)[0, 1] > 0.4
    assert abs(np.corrcoef(honest, y)[0, 1]) < 0.15


def test_folds_follow_the_seed():
    table, target, _ = cars(5)
    first, again, other = (TargetEncoder(seed=seed).fit_transform(table, target) for seed in (0, 0, 1))
    np.testing.assert_array_equal(again, first)
    assert (other != first).any()
    from_generator = TargetEncoder(seed=np.random.default_rng(0)).fit_transform(table, target)
    np.testing.assert_array_equal(from_generator, first)


@pytest.mark.parametrize("constant", [0.0, 0.1, 1e9 / 3])
@smoothings
def test_a_constant_target_is_its_own_encoding(smooth, constant):
    X, y = [["a"], ["b"], ["a"], ["c"], ["b"], ["a"]], np.full(6, constant)
    encoder = TargetEncoder(smooth=smooth)
    for coded in (encoder.fit_transform(X, y), encoder.transform(X)):
        np.testing.assert_array_equal(coded, constant)


@smoothings
@pytest.mark.parametrize("unit", [1e-200, 1e200])
def test_encodings_have_the_units_of_the_target(smooth, unit):
    table, target, _ = cars(6)
    plain, scaled = (TargetEncoder(smooth=smooth).fit_transform(table, factor * target) for factor in (1.0, unit))
    assert_close(scaled / unit, plain)


@pytest.mark.parametrize("y", [["no", "yes", "no"], [0.0, np.nan, 1.0], [0.0, np.inf, 1.0], [0, None, 1], [0, 1], None])
def test_a_target_that_is_not_a_number_for_each_row_is_refused(y):
    with pytest.raises(ValueError, match=r"\by\b|sample"):
        TargetEncoder().fit([["a"], ["b"], ["a"]], y)


@pytest.mark.parametrize("dtype", [bool, np.int8, np.float32, object])
def test_a_target_of_any_numeric_type_will_do(dtype):
    table, _, many = cars(7)
    expected = TargetEncoder().fit_transform(table, many)
    np.testing.assert_array_equal(TargetEncoder().fit_transform(table, many.astype(dtype)), expected)
    np.testing.assert_array_equal(TargetEncoder().fit_transform(table, pd.Series(many, index=table.index)), expected)


@pytest.mark.parametrize("smooth", [-1.0, np.nan, np.inf, "Auto", None])
def test_a_smoothing_out_of_range_is_named(smooth):
    with pytest.raises(ValueError, match="smooth must be"):
        TargetEncoder(smooth=smooth).fit([["a"], ["b"]], [0, 1])


@pytest.mark.parametrize("n_splits", [1, 0, 7])
def test_a_number_of_folds_out_of_range_is_named(n_splits):
    with pytest.raises(ValueError, match=r"n_splits must be .* 6 rows"):
        TargetEncoder(n_splits=n_splits).fit_transform([["a"]] * 6, range(6))


@both_encoders
@each_table
def test_arguments_stay_as_they_were(encoder, table):
    frame, y = pd.DataFrame(table).copy(), np.array([0.0, 1.0, 1.0, 0.0])
    before = frame.copy()
    encoder.fit_transform(frame, y)
    encoder.transform(frame)
    pd.testing.assert_frame_equal(frame, before)
    assert y.tolist() == [0, 1, 1, 0]


@both_encoders
def test_a_table_keeps_its_names_and_rows(encoder):
    table, target, _ = cars(8)
    array = encoder.fit(table[["maker", "cylinders"]], target).transform(table[["maker", "cylinders"]])
    assert encoder.feature_names_in_.tolist() == ["maker", "cylinders"]
    framed = type(encoder)().set_output(transform="pandas").fit(table[["maker", "cylinders"]], target)
    frame = framed.transform(table[["maker", "cylinders"]])
    expected = pd.DataFrame(array, table.index, framed.get_feature_names_out())
    pd.testing.assert_frame_equal(frame, expected)
    assert all(re.match("maker|cylinders", name) for name in frame.columns)
    with pytest.raises(ValueError, match="feature names"):
        encoder.transform(table[["cylinders", "maker"]])


def test_names_can_be_given():
    encoder = OneHotEncoder(drop="first").fit([["a", 1], ["b", 2]])
    assert encoder.get_feature_names_out(["letter", "digit"]).tolist() == ["letter_b", "digit_2"]
    with pytest.raises(ValueError, match="input_features"):
        encoder.get_feature_names_out(["letter"])


def test_pipelines_and_searches_score_as_with_scikit_learn():
    table, target, _ = cars(9)
    folds, grid = KFold(4, shuffle=True, random_state=0), {"ridge__alpha": [1e-2, 1.0, 100.0]}
    ours = make_column_transformer(
        (OneHotEncoder(drop="first"), ["cylinders", "maker"]), (StandardScaler(), ["weight"])
    )
    theirs = make_column_transformer(
        (sk.OneHotEncoder(drop="first", sparse_output=False), ["cylinders", "maker"]), (sk.StandardScaler(), ["weight"])
    )
    pipelines = [make_pipeline(transformer, Ridge()) for transformer in (ours, theirs)]
    assert_close(*(cross_val_score(pipeline, table, target, cv=folds) for pipeline in pipelines), 1e-9)
    searches = [GridSearchCV(pipeline, grid, cv=folds).fit(table, target) for pipeline in pipelines]
    assert_close(*(search.cv_results_["mean_test_score"] for search in searches), 1e-9)
    names = [search.best_estimator_[0].get_feature_names_out() for search in searches]
    assert [name.split("__")[1] for name in names[0]] == [name.split("__")[1] for name in names[1]]


@pytest.mark.parametrize("model", [Ridge(), LogisticRegression()], ids=str)
def test_a_search_can_turn_the_smoothing_inside_a_pipeline(model):
    table, target, many = cars(10)
    y, scoring = (target, "r2") if isinstance(model, Ridge) else (many, "neg_log_loss")
    encoders = make_column_transformer((OneHotEncoder(drop="first"), ["cylinders"]), (TargetEncoder(), ["maker"]))
    pipeline = make_pipeline(encoders, StandardScaler(), model)
    grid = {"columntransformer__targetencoder__smooth": ["auto", 0, 50.0]}
    search = GridSearchCV(pipeline, grid, cv=4, scoring=scoring, error_score="raise").fit(table, y)
    assert len(set(search.cv_results_["mean_test_score"])) == 3


def test_a_pipeline_trains_on_codes_out_of_fold_and_predicts_with_all():
    table, target, _ = cars(11)
    X = table[["maker"]]
    pipeline = make_pipeline(TargetEncoder(), Ridge()).fit(X, target)
    encoder = TargetEncoder()
    by_hand = Ridge().fit(encoder.fit_transform(X, target), target)
    assert_close(pipeline.predict(X), by_hand.predict(encoder.transform(X)))


def test_known_categories_give_no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        OneHotEncoder(drop="first", handle_unknown="ignore").fit([["a"], ["b"]]).transform([["a"]])
        OneHotEncoder(handle_unknown="ignore").fit([["a"], ["b"]]).transform([["c"]])
