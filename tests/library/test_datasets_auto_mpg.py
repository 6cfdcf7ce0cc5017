"""Auto-MPG: what is shipped, and that preparation and split give the figures published for them."""

import csv
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import numpy as np
import pytest
import sklearn.linear_model as sk
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from sparsecraft.datasets import auto_mpg
from sparsecraft.datasets.auto_mpg import load_auto_mpg, prepare_auto_mpg, split_auto_mpg

FOLDER = Path(auto_mpg.__file__).parent
NUMBERS = ["mpg", "cylinders", "displacement", "horsepower", "weight", "acceleration", "model_year", "origin"]


def scores(model, X_train, X_test, y_train, y_test):
    """R^2 in training, R^2 and mean squared error in testing."""
    model.fit(X_train, y_train)
    return model.score(X_train, y_train), model.score(X_test, y_test), np.mean((y_test - model.predict(X_test)) ** 2)


def r2_of_least_squares(X, y, train, test):
    """R^2 on the test rows, by NumPy alone: a thousand of scikit-learn's fits take too long.

    Where all cars with 3 or with 5 cylinders are test rows, no fit is unique: as in scikit-learn, columns are centred
    and the shortest of the best coefficients counts.
    """
    mean = X[train].mean(axis=0)
    coef = np.linalg.lstsq(X[train] - mean, y[train] - y[train].mean(), rcond=None)[0]
    error = y[test] - y[train].mean() - (X[test] - mean) @ coef
    return 1 - np.mean(error**2) / np.var(y[test])


def one_car(**measurements):
    given = {"cylinders": 4, "displacement": 120.0, "horsepower": 90.0, "weight": 2500.0, "acceleration": 15.0}
    given |= {"model_year": 80, "origin": 1, "mpg": 30.0, "name": "my car"} | measurements
    return auto_mpg.AutoMPG(**{name: np.array([value]) for name, value in given.items()})


def test_the_file_is_what_the_record_holds():
    rows = list(csv.DictReader((FOLDER / "auto_mpg.csv").read_text(encoding="utf-8").splitlines()))
    cars = load_auto_mpg()
    assert len(rows) == 392
    assert list(rows[0]) == [*NUMBERS, "name"]
    for name in NUMBERS:
        np.testing.assert_array_equal(getattr(cars, name), [float(row[name]) for row in rows])
    assert cars.name.tolist() == [row["name"] for row in rows]


def test_types_are_those_of_the_measurements():
    cars = load_auto_mpg()
    assert {name: getattr(cars, name).dtype.kind for name in NUMBERS} == {
        name: "i" if name in ("cylinders", "model_year", "origin") else "f" for name in NUMBERS
    }
    assert cars.name.dtype.kind == "U"


def test_rows_are_those_of_the_original():
    """Known of the 392 complete rows: counts of origins and cylinders, means that textbooks print, first and last."""
    cars = load_auto_mpg()
    assert np.bincount(cars.origin).tolist() == [0, 245, 68, 79]
    assert np.bincount(cars.cylinders).tolist() == [0, 0, 0, 4, 199, 3, 83, 0, 103]
    means = [getattr(cars, name).mean() for name in NUMBERS]
    expected = [23.4459, 5.4719, 194.4120, 104.4694, 2977.5842, 15.5413, 75.9796, 1.5765]
    np.testing.assert_allclose(means, expected, rtol=0, atol=5e-5)
    assert (np.diff(cars.model_year) >= 0).all()
    assert cars.name[[0, -1]].tolist() == ["chevrolet chevelle malibu", "chevy s-10"]
    assert len(set(cars.name)) == 301


def test_a_record_is_frozen_and_a_load_is_fresh():
    cars = load_auto_mpg()
    with pytest.raises(FrozenInstanceError):
        cars.mpg = cars.weight
    cars.mpg[:] = 0
    assert load_auto_mpg().mpg.all()


def test_attribution_lies_beside_the_file():
    text = (FOLDER / "auto_mpg.LICENSE.md").read_text(encoding="utf-8")
    for part in ("Quinlan", "UCI Machine Learning Repository", "CC BY 4.0", "10.24432/C5859H", "Changes made here"):
        assert part in text


def test_features_are_those_of_the_published_preparation():
    cars = load_auto_mpg()
    X, y, names = prepare_auto_mpg()
    column = dict(zip(names, X.T, strict=True))
    assert list(names[:5]) == [f"cylinders_{count}" for count in (3, 4, 5, 6, 8)]
    assert X.shape == (392, 10)
    np.testing.assert_array_equal(X[:, :5].sum(axis=1), 1)
    np.testing.assert_array_equal(X[:, :5] @ [3, 4, 5, 6, 8], cars.cylinders)
    np.testing.assert_array_equal(column["age"], 93 - cars.model_year)
    np.testing.assert_allclose(np.exp(column["log_weight"]), cars.weight)
    np.testing.assert_allclose(np.exp(column["log_displacement"]), cars.displacement)
    for values, original in (
        (column["acceleration"], cars.acceleration),
        (np.exp(column["log_horsepower"]), cars.horsepower),
    ):
        low, high = np.percentile(original, [1, 99])
        inside = (original >= low) & (original <= high)
        assert 380 < inside.sum() < 392
        np.testing.assert_allclose(values[inside], original[inside])
        np.testing.assert_allclose(values[~inside], np.where(original < low, low, high)[~inside])
    np.testing.assert_array_equal(y, cars.mpg)


def test_a_car_is_prepared_alone_as_it_is_in_the_table():
    cars = load_auto_mpg()
    X, y, _ = prepare_auto_mpg(cars)
    for row in (6, 50, 390):
        alone = prepare_auto_mpg(cars.take([row]))
        np.testing.assert_array_equal(alone[0], X[[row]])
        assert alone[1] == y[row]


def test_limits_come_from_the_rows_that_are_named():
    cars = load_auto_mpg()
    mild = cars.take(np.flatnonzero((cars.acceleration < 18) & (cars.horsepower < 150)))
    X, _, names = prepare_auto_mpg(cars, limits_from=mild)
    assert X[:, names.index("acceleration")].max() == np.quantile(mild.acceleration, 0.99)
    assert X[:, names.index("log_horsepower")].max() == np.log(np.quantile(mild.horsepower, 0.99))
    assert X[:, names.index("log_weight")].max() == np.log(cars.weight.max())


def test_preparation_does_not_modify_and_does_not_share():
    cars = load_auto_mpg()
    X, y, _ = prepare_auto_mpg(cars)
    X[:], y[:] = 0, 0
    for name in NUMBERS:
        np.testing.assert_array_equal(getattr(cars, name), getattr(load_auto_mpg(), name))


@pytest.mark.parametrize("name", ["displacement", "horsepower", "weight", "acceleration"])
@pytest.mark.parametrize("value", [0.0, -1.0, np.nan, np.inf])
def test_a_measurement_that_is_none_is_refused_by_name(name, value):
    with pytest.raises(ValueError, match=name):
        prepare_auto_mpg(one_car(**{name: value}))


def test_cylinders_without_a_dummy_are_refused():
    with pytest.raises(ValueError, match=r"cylinders .*\[12\]"):
        prepare_auto_mpg(one_car(cylinders=12))


def test_published_least_squares():
    split = split_auto_mpg(*prepare_auto_mpg()[:2])
    assert len(split.y_train) == 274
    assert len(split.y_test) == 118
    figures = scores(sk.LinearRegression(), split.X_train, split.X_test, split.y_train, split.y_test)
    np.testing.assert_allclose(figures, [0.8451, 0.8999, 5.6731], rtol=0, atol=5e-5)


def test_published_lasso_has_one_exact_zero():
    X, y, names = prepare_auto_mpg()
    split = split_auto_mpg(X, y)
    model = sk.Lasso(alpha=1 / 274, tol=1e-12, max_iter=100_000)
    figures = scores(model, split.X_train, split.X_test, split.y_train, split.y_test)
    np.testing.assert_allclose(figures, [0.8450, 0.8998, 5.6759], rtol=0, atol=5e-5)
    assert [name for name, coefficient in zip(names, model.coef_, strict=True) if coefficient == 0] == ["cylinders_4"]


def test_published_spread_over_random_splits():
    X, y, _ = prepare_auto_mpg()
    rows = np.arange(392)
    splits = (train_test_split(rows, test_size=118, random_state=seed) for seed in range(1000))
    figures = [r2_of_least_squares(X, y, *split) for split in splits]
    np.testing.assert_allclose(np.quantile(figures, [0.5, 0.025, 0.975]), [0.847, 0.796, 0.888], rtol=0, atol=5e-4)


@pytest.mark.parametrize(("n_train", "expected"), [(274, 0.4253), (313, 0.3207)])
def test_a_split_by_year_collapses(n_train, expected):
    split = split_auto_mpg(*prepare_auto_mpg()[:2], n_train, shuffle=False)
    figures = scores(sk.LinearRegression(), split.X_train, split.X_test, split.y_train, split.y_test)
    assert figures[1] == pytest.approx(expected, abs=5e-5)
    np.testing.assert_array_equal(np.concatenate([split.y_train, split.y_test]), load_auto_mpg().mpg)


def test_the_seed_is_that_of_the_legacy_generator_and_leaves_the_global_state_alone():
    X, y, _ = prepare_auto_mpg()
    np.random.seed(42)  # noqa: NPY002
    order, following = np.random.permutation(392), np.random.randint(1000)  # noqa: NPY002
    np.random.seed(42)  # noqa: NPY002
    np.random.permutation(392)  # noqa: NPY002
    split = split_auto_mpg(X, y)
    assert np.random.randint(1000) == following  # noqa: NPY002
    np.testing.assert_array_equal(np.concatenate([split.y_train, split.y_test]), y[order])


def test_split_scales_by_the_training_rows_alone():
    X, y, _ = prepare_auto_mpg()
    split = split_auto_mpg(X, y, 300, seed=1)
    train = np.random.RandomState(1).permutation(392)[:300]
    scaler = StandardScaler().fit(X[train])
    np.testing.assert_allclose(split.X_train, scaler.transform(X[train]), rtol=0, atol=1e-12)
    np.testing.assert_allclose(split.mean, scaler.mean_)
    np.testing.assert_allclose(split.scale, scaler.scale_)
    everything = np.concatenate([split.X_train, split.X_test]) * split.scale + split.mean
    np.testing.assert_allclose(np.sort(everything, axis=0), np.sort(X, axis=0), atol=1e-9)


def test_seeds_and_generators():
    X, y, _ = prepare_auto_mpg()
    first, again, other = (split_auto_mpg(X, y, seed=seed).y_train for seed in (3, 3, 4))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)
    rng = np.random.default_rng(3)
    drawn, drawn_next = (split_auto_mpg(X, y, seed=rng).y_train for _ in range(2))
    np.testing.assert_array_equal(drawn, y[np.random.default_rng(3).permutation(392)[:274]])
    assert not np.array_equal(drawn, drawn_next)


def test_a_column_that_is_constant_in_training_is_only_centred():
    X = [[3, 1], [3, 2], [3, 3], [5, 4]]
    split = split_auto_mpg(X, [1, 2, 3, 4], 3, shuffle=False)
    np.testing.assert_array_equal(split.X_train[:, 0], 0)
    np.testing.assert_array_equal(split.X_test[:, 0], 2)


@pytest.mark.parametrize("n_train", [0, -1, 392, 500])
def test_a_side_without_rows_is_refused(n_train):
    X, y, _ = prepare_auto_mpg()
    with pytest.raises(ValueError, match="between 1 and 391"):
        split_auto_mpg(X, y, n_train)


def test_taking_rows_keeps_every_column_together():
    cars = load_auto_mpg()
    taken = cars.take([391, 0, 5])
    for name in [*NUMBERS, "name"]:
        np.testing.assert_array_equal(getattr(taken, name), getattr(cars, name)[[391, 0, 5]])
    assert replace(taken, name=taken.name[:1]).name.tolist() == ["chevy s-10"]
