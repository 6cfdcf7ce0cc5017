"""Scalers with scikit-learn's conventions: what they measure comes from `fit` alone, however often they transform."""

from __future__ import annotations

from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, OneToOneFeatureMixin, TransformerMixin
from sklearn.utils.validation import check_array, check_is_fitted, validate_data

from sparsecraft.preprocessing import mean_and_deviation, median_and_interquartile_range, zero_as_one

__all__ = ["MinMaxScaler", "RobustScaler", "StandardScaler"]

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]


class _ColumnScaler(OneToOneFeatureMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """What the scalers share: every column becomes `(x - location) / scale`, and back."""

    def fit(self, X: ArrayLike, y: object = None) -> Self:
        """Measure the columns of `X` `(n, p)`; `y` is ignored. ValueError for non-finite values or no rows."""
        self._measure(validate_data(self, X, dtype=np.float64))
        return self

    def transform(self, X: ArrayLike) -> Matrix:
        """`(X - location) / scale`, `(n, p)`, a new array of floats."""
        check_is_fitted(self)
        location, scale = self._location_and_scale()
        return np.asarray((validate_data(self, X, dtype=np.float64, reset=False) - location) / scale)

    def inverse_transform(self, X: ArrayLike) -> Matrix:
        """`X * scale + location`, `(n, p)`: takes back what `transform` did, up to rounding."""
        check_is_fitted(self)
        scaled = check_array(X, dtype=np.float64)  # not validate_data, which warns of an array without column names
        if scaled.shape[1] != self.n_features_in_:
            raise ValueError(f"X has {scaled.shape[1]} columns, but the scaler was fitted on {self.n_features_in_}")
        location, scale = self._location_and_scale()
        return np.asarray(scaled * scale + location)

    def _measure(self, X: Matrix) -> None:
        raise NotImplementedError

    def _location_and_scale(self) -> tuple[Vector, Vector]:
        raise NotImplementedError


class StandardScaler(_ColumnScaler):
    """Columns of mean 0 and standard deviation 1: `(x - mean) / sd`, the population's (divided by n).

    `with_mean=False` leaves the mean in, `with_std=False` the units; both are measured all the same.
    Fitted attributes: `mean_` and `scale_`, `(p,)`; `scale_` is 1.0 for a constant column, which becomes 0.

    >>> scaler = StandardScaler().fit([[1.0, 5.0], [3.0, 5.0]])
    >>> scaler.mean_.tolist(), scaler.scale_.tolist()
    ([2.0, 5.0], [1.0, 1.0])
    >>> scaler.transform([[4.0, 6.0]]).tolist()
    [[2.0, 1.0]]
    """

    def __init__(self, *, with_mean: bool = True, with_std: bool = True) -> None:
        self.with_mean = with_mean
        self.with_std = with_std

    def _measure(self, X: Matrix) -> None:
        self.mean_, self.scale_ = mean_and_deviation(X)

    def _location_and_scale(self) -> tuple[Vector, Vector]:
        location = self.mean_ if self.with_mean else np.zeros_like(self.mean_)
        return location, self.scale_ if self.with_std else np.ones_like(self.scale_)


class RobustScaler(_ColumnScaler):
    """Columns of median 0 and interquartile range 1, which outliers do not move: `(x - median) / (q75 - q25)`.

    Fitted attributes: `center_` and `scale_`, `(p,)`; `scale_` is 1.0 where the interquartile range is 0.

    >>> RobustScaler().fit_transform([[1.0], [2.0], [3.0], [4.0], [100.0]])[:, 0].tolist()
    [-1.0, -0.5, 0.0, 0.5, 48.5]
    """

    def _measure(self, X: Matrix) -> None:
        self.center_, self.scale_ = median_and_interquartile_range(X)

    def _location_and_scale(self) -> tuple[Vector, Vector]:
        return self.center_, self.scale_


class MinMaxScaler(_ColumnScaler):
    """Columns that run from 0 to 1 where it was fitted: `(x - min) / (max - min)`; beyond it, values fall outside.

    Fitted attributes: `data_min_`, `data_max_` and `data_range_`, `(p,)`; a range of 0 divides as 1 would.

    >>> MinMaxScaler().fit([[1.0], [5.0]]).transform([[2.0], [7.0]])[:, 0].tolist()
    [0.25, 1.5]
    """

    def _measure(self, X: Matrix) -> None:
        self.data_min_, self.data_max_ = X.min(axis=0), X.max(axis=0)
        self.data_range_ = self.data_max_ - self.data_min_

    def _location_and_scale(self) -> tuple[Vector, Vector]:
        return self.data_min_, zero_as_one(self.data_range_)
