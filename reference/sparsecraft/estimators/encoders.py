"""Encoders that turn categories into numbers: a column for each category, or the mean target of each category.

What counts as a category, a missing value included, is said in `categories.py`.
"""

from __future__ import annotations

import warnings
from numbers import Real
from typing import Literal, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.utils import Tags
from sklearn.utils.validation import check_is_fitted, validate_data

from sparsecraft.estimators.categories import AS_OBJECTS, UNKNOWN, CategoryEncoder
from sparsecraft.model_selection import kfold_indices
from sparsecraft.preprocessing import mean_and_deviation

__all__ = ["OneHotEncoder", "TargetEncoder"]

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Objects = NDArray[np.object_]
Codes = NDArray[np.intp]


class OneHotEncoder(CategoryEncoder):
    """One column of 0 and 1 for each category of each column, in sorted order of the categories.

    `drop="first"` leaves out the first category of each column: beside an intercept all of them are collinear, the
    dummy variable trap. A category that `fit` has not seen is a ValueError, or with `handle_unknown="ignore"` a row of
    zeros, which under `drop="first"` is the first category's too and therefore a warning.

    Fitted attributes: `categories_`, an array for each column.

    >>> encoder = OneHotEncoder(drop="first").fit([["red", 1], ["blue", 2], ["green", 1]])
    >>> encoder.get_feature_names_out().tolist()
    ['x0_green', 'x0_red', 'x1_2']
    >>> encoder.transform([["red", 2], ["blue", 1]]).tolist()
    [[0.0, 1.0, 1.0], [0.0, 0.0, 0.0]]
    """

    def __init__(
        self, *, drop: Literal["first"] | None = None, handle_unknown: Literal["error", "ignore"] = "error"
    ) -> None:
        self.drop = drop
        self.handle_unknown = handle_unknown

    def fit(self, X: ArrayLike, y: object = None) -> Self:
        """Learn the categories of `X` `(n, p)`; `y` is ignored.

        ValueError for infinite values and for unknown options, TypeError for strings among numbers.
        """
        if self.drop not in (None, "first"):
            raise ValueError(f"drop must be None or 'first', got {self.drop!r}")
        if self.handle_unknown not in ("error", "ignore"):
            raise ValueError(f"handle_unknown must be 'error' or 'ignore', got {self.handle_unknown!r}")
        self._learn_categories(validate_data(self, X, **AS_OBJECTS))
        return self

    def transform(self, X: ArrayLike) -> Matrix:
        """Indicators `(n, n_columns_out)`, floats. ValueError for an unknown category, unless ignored."""
        check_is_fitted(self)
        columns = self._columns_to_transform(X)
        codes = self._codes(columns)
        unknown = np.argwhere(codes == UNKNOWN).tolist()
        if unknown:
            row, j = unknown[0]
            self._report_unknown(j, columns[j][row])
        blocks = [codes[:, [j]] == np.arange(self._first(), len(known)) for j, known in enumerate(self.categories_)]
        return np.hstack(blocks).astype(float)

    def get_feature_names_out(self, input_features: ArrayLike | None = None) -> Objects:
        """Names of the columns that come out, `<column>_<category>`."""
        check_is_fitted(self)
        pairs = zip(self._names_in(input_features), self.categories_, strict=True)
        return np.array([f"{name}_{value}" for name, known in pairs for value in known[self._first() :]], dtype=object)

    def _first(self) -> int:
        return 0 if self.drop is None else 1

    def _report_unknown(self, j: int, value: object) -> None:
        found = f"column {self._names_in()[j]!r} of X holds {value!r}, which fit has not seen"
        if self.handle_unknown == "error":
            raise ValueError(f"{found}: fit on all categories, or take handle_unknown='ignore' to code it as zeros")
        if self.drop == "first":
            first = self.categories_[j][0]
            warnings.warn(f"{found}: its zeros are those of {first!r} too, which was dropped", stacklevel=4)


class TargetEncoder(CategoryEncoder):
    """The mean target of each category, shrunk towards the mean of all; one column out for each column in.

    A category of `n_c` rows is coded as `m + n_c / (n_c + smooth) * (m_c - m)`, with `m_c` its mean target and `m` that
    of all rows: `smooth` counts as that many rows at the mean. `"auto"` takes the category's variance over that of all
    rows, the empirical Bayes estimate, which leaves a category of one row where it is. The target is a number, 0 and 1
    where there are two classes.

    `fit_transform` codes the rows of each of `n_splits` folds by the other folds alone, so that no row's own target is
    in its code; a model trained on codes that saw the target would trust them too much. `transform` uses all rows of
    `fit`, and so `fit_transform(X, y)` is not `fit(X, y).transform(X)`. An unknown category gets the mean of all.

    Fitted attributes: `categories_` and `encodings_`, an array for each column, and `target_mean_`.

    Source: Micci-Barreca (2001), "A preprocessing scheme for high-cardinality categorical attributes in classification
    and prediction problems", SIGKDD Explorations 3(1).

    >>> encoder = TargetEncoder(smooth=2).fit([["a"], ["a"], ["b"], ["b"]], [1, 1, 0, 0])
    >>> encoder.transform([["a"], ["b"], ["c"]])[:, 0].tolist()
    [0.75, 0.25, 0.5]
    """

    def __init__(
        self, *, smooth: float | Literal["auto"] = "auto", n_splits: int = 5, seed: int | np.random.Generator = 0
    ) -> None:
        self.smooth = smooth
        self.n_splits = n_splits
        self.seed = seed

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Learn categories and encodings from `X` `(n, p)` and the numbers `y` `(n,)`.

        ValueError for infinite values, a target that is not finite, wrong shapes and `smooth < 0`; TypeError for
        strings among numbers.
        """
        self._fit(X, y)
        return self

    def fit_transform(self, X: ArrayLike, y: ArrayLike) -> Matrix:
        """Fit, and code every row by the folds that it is not in, `(n, p)`.

        ValueError as `fit`, and unless there are at least `n_splits >= 2` rows.
        """
        codes, target = self._fit(X, y)
        if not 2 <= self.n_splits <= len(target):
            raise ValueError(f"n_splits must be between 2 and the {len(target)} rows of X, got {self.n_splits!r}")
        encoded = np.empty(codes.shape)
        for others, fold in kfold_indices(len(target), self.n_splits, self.seed):
            for j, encodings in enumerate(self._encodings(codes[others], target[others])):
                encoded[fold, j] = encodings[codes[fold, j]]
        return encoded

    def transform(self, X: ArrayLike) -> Matrix:
        """Encodings `(n, p)` from all rows of `fit`; the mean of all for an unknown category."""
        check_is_fitted(self)
        codes = self._codes(self._columns_to_transform(X))
        tables = [np.append(encodings, self.target_mean_) for encodings in self.encodings_]  # UNKNOWN is the last
        return np.column_stack([table[column] for table, column in zip(tables, codes.T, strict=True)])

    def _fit(self, X: ArrayLike, y: ArrayLike) -> tuple[Codes, Vector]:
        if self.smooth != "auto" and not (isinstance(self.smooth, Real) and 0 <= self.smooth < np.inf):
            raise ValueError(f"smooth must be 'auto' or a finite number, 0 or more, got {self.smooth!r}")
        values, y = validate_data(self, X, y, **AS_OBJECTS)
        codes, target = self._learn_categories(values), _numbers(y)
        self.target_mean_ = float(mean_and_deviation(target[:, np.newaxis])[0][0])
        self.encodings_ = self._encodings(codes, target)
        return codes, target

    def _encodings(self, codes: Codes, target: Vector) -> list[Vector]:
        pairs = zip(codes.T, self.categories_, strict=True)
        return [_shrunken_means(column, target, len(known), self.smooth) for column, known in pairs]

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.target_tags.required = True
        return tags


def _shrunken_means(codes: Codes, y: Vector, n_categories: int, smooth: float | Literal["auto"]) -> Vector:
    """Mean of `y` in each category, shrunk towards the mean of all, which is also that of a category without rows."""
    mean, deviation = mean_and_deviation(y[:, np.newaxis])
    z = (y - mean) / deviation
    sizes = np.maximum(np.bincount(codes, minlength=n_categories), 1)
    means = np.bincount(codes, weights=z, minlength=n_categories) / sizes
    variances = np.bincount(codes, weights=np.square(z - means[codes]), minlength=n_categories) / sizes
    return np.asarray(mean + deviation * means * sizes / (sizes + (variances if smooth == "auto" else smooth)))


def _numbers(y: ArrayLike) -> Vector:
    try:
        y = np.asarray(y, dtype=float)
    except (TypeError, ValueError):
        raise ValueError("y must hold numbers: code two classes as 0 and 1") from None
    if not np.isfinite(y).all():
        raise ValueError("y must hold finite numbers, not NaN, None or inf")
    return y
