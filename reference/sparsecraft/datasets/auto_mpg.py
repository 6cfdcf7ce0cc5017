"""Auto-MPG: 392 cars, their fuel economy, and the ten features and the split of a published Lasso project.

The project's Lasso was fitted on five cylinder dummies (none dropped, so they add up to one), the age of the model in
1993, acceleration, and the logs of weight, displacement and horsepower; origin was not used.

Source: Quinlan (1993), Auto MPG, UCI Machine Learning Repository, https://doi.org/10.24432/C5859H, CC BY 4.0: see
`auto_mpg.LICENSE.md` beside this file.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, fields
from importlib.resources import files

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.preprocessing import mean_and_deviation

__all__ = ["AutoMPG", "SplitAutoMPG", "load_auto_mpg", "prepare_auto_mpg", "split_auto_mpg"]

Vector = NDArray[np.float64]
CYLINDERS = (3, 4, 5, 6, 8)
FEATURE_NAMES = (
    *(f"cylinders_{count}" for count in CYLINDERS),
    "age",
    "acceleration",
    "log_weight",
    "log_displacement",
    "log_horsepower",
)


@dataclass(frozen=True, eq=False)
class AutoMPG:
    """Cars, column by column, each `(n_cars,)`; units are in `auto_mpg.LICENSE.md`."""

    mpg: Vector
    cylinders: NDArray[np.int64]
    displacement: Vector
    horsepower: Vector
    weight: Vector
    acceleration: Vector
    model_year: NDArray[np.int64]
    origin: NDArray[np.int64]
    name: NDArray[np.str_]

    def take(self, rows: ArrayLike) -> AutoMPG:
        """Only the cars whose row numbers are given, in that order.

        >>> load_auto_mpg().take([0, 391]).name.tolist()
        ['chevrolet chevelle malibu', 'chevy s-10']
        """
        return AutoMPG(*(getattr(self, column.name)[np.asarray(rows)] for column in fields(self)))


@dataclass(frozen=True, eq=False)
class SplitAutoMPG:
    """Training and test rows, z-scored by `mean` and `scale` of the training rows."""

    X_train: Vector
    X_test: Vector
    y_train: Vector
    y_test: Vector
    mean: Vector
    scale: Vector


def load_auto_mpg() -> AutoMPG:
    """Read the 392 complete rows of Auto-MPG, which come with the package, in the order of the file (by year).

    >>> cars = load_auto_mpg()
    >>> len(cars.mpg), cars.name[0].item(), cars.mpg[0].item()
    (392, 'chevrolet chevelle malibu', 18.0)
    """
    rows = list(csv.DictReader((files("sparsecraft.datasets") / "auto_mpg.csv").read_text("utf-8").splitlines()))
    types = {"cylinders": np.int64, "model_year": np.int64, "origin": np.int64, "name": np.str_}
    return AutoMPG(**{name: np.array([row[name] for row in rows], dtype=types.get(name, float)) for name in rows[0]})


def prepare_auto_mpg(
    cars: AutoMPG | None = None, *, limits_from: AutoMPG | None = None
) -> tuple[Vector, Vector, tuple[str, ...]]:
    """Ten features of each car and its mpg: `X` `(n_cars, 10)`, `y` `(n_cars,)` and the features' names.

    Dummies of 3, 4, 5, 6 and 8 cylinders; age, `93 - model_year`; acceleration; log weight, log displacement and log
    horsepower. Acceleration and horsepower are clipped at the 1% and 99% quantiles of `limits_from`. Both arguments
    are all 392 cars unless given: pass `limits_from` the training rows and no test row has a say in the limits.
    ValueError for another number of cylinders and for a measurement that is not a positive number.

    >>> X, y, names = prepare_auto_mpg()
    >>> dict(zip(names, X[0].round(3).tolist()))["log_weight"]
    8.162
    >>> X[0, :7].tolist(), y[0].item()
    ([0.0, 0.0, 0.0, 0.0, 1.0, 23.0, 12.0], 18.0)
    """
    cars = load_auto_mpg() if cars is None else cars
    limits_from = load_auto_mpg() if limits_from is None else limits_from
    _require_measurements(cars)
    numbers = [
        93.0 - cars.model_year,
        _clip(cars.acceleration, limits_from.acceleration),
        np.log(cars.weight),
        np.log(cars.displacement),
        np.log(_clip(cars.horsepower, limits_from.horsepower)),
    ]
    dummies = [(cars.cylinders == count).astype(float) for count in CYLINDERS]
    return np.column_stack(dummies + numbers), cars.mpg.copy(), FEATURE_NAMES


def split_auto_mpg(
    X: ArrayLike,
    y: ArrayLike,
    n_train: int = 274,
    *,
    seed: int | np.random.Generator = 42,
    shuffle: bool = True,
) -> SplitAutoMPG:
    """Shuffle the rows, train on the first `n_train`, test on the others, z-score both by the training rows.

    The published split shuffles with `np.random.seed(42)`; an int `seed` draws what that generator draws and leaves
    NumPy's global state alone. `shuffle=False` keeps the order of the rows. A column that is constant in the training
    rows is only centred. ValueError when a side would be empty.

    >>> split = split_auto_mpg(*prepare_auto_mpg()[:2])
    >>> split.X_train.shape, split.X_test.shape
    ((274, 10), (118, 10))
    >>> bool(np.allclose(split.X_train.mean(axis=0), 0) and np.allclose(split.X_train.std(axis=0), 1))
    True
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if not 0 < n_train < len(y):
        raise ValueError(f"n_train must leave rows on both sides: between 1 and {len(y) - 1}, not {n_train}")
    # the legacy generator on purpose: no other draws the published rows
    generator = seed if isinstance(seed, np.random.Generator) else np.random.RandomState(seed)
    rows = generator.permutation(len(y)) if shuffle else np.arange(len(y))
    train, test = rows[:n_train], rows[n_train:]
    mean, scale = mean_and_deviation(X[train])
    return SplitAutoMPG((X[train] - mean) / scale, (X[test] - mean) / scale, y[train], y[test], mean, scale)


def _clip(values: Vector, reference: Vector) -> Vector:
    return np.clip(values, *np.quantile(reference, [0.01, 0.99]))


def _require_measurements(cars: AutoMPG) -> None:
    unknown = set(cars.cylinders.tolist()) - set(CYLINDERS)
    if unknown:
        raise ValueError(f"cylinders must be among {CYLINDERS}, not {sorted(unknown)}: there is no dummy for others")
    for name in ("displacement", "horsepower", "weight", "acceleration"):
        values = getattr(cars, name)
        if not np.all((values > 0) & np.isfinite(values)):
            raise ValueError(f"{name} must be positive and finite for every car")
