"""The categories of each column: which values are one category, in what order, and where a value stands among them.

Values may be strings, numbers, booleans or dates, one kind within a column. Equal values such as `1` and `1.0` are one
category; so are all missing ones (`None`, nan, `pandas.NA`), which are the category `None` and come last.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, OneToOneFeatureMixin, TransformerMixin
from sklearn.utils import Tags
from sklearn.utils.validation import validate_data

__all__ = ["AS_OBJECTS", "UNKNOWN", "CategoryEncoder", "category_values", "positions", "sorted_categories"]

Objects = NDArray[np.object_]
Codes = NDArray[np.intp]
Values = list[Any]

AS_OBJECTS: dict[str, Any] = {"dtype": object, "ensure_all_finite": False}
UNKNOWN = -1


class CategoryEncoder(OneToOneFeatureMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """What the encoders share: `categories_`, an array for each column, and the codes of values by it."""

    def _learn_categories(self, X: Objects) -> Codes:
        columns, names = self._columns(X), self._names_in()
        self.categories_ = [sorted_categories(values, name) for values, name in zip(columns, names, strict=True)]
        return self._codes(columns)

    def _columns_to_transform(self, X: ArrayLike) -> list[Values]:
        return self._columns(validate_data(self, X, reset=False, **AS_OBJECTS))

    def _columns(self, X: Objects) -> list[Values]:
        return [category_values(column, name) for column, name in zip(X.T, self._names_in(), strict=True)]

    def _codes(self, columns: list[Values]) -> Codes:
        pairs = zip(columns, self.categories_, strict=True)
        return np.column_stack([positions(values, known) for values, known in pairs])

    def _names_in(self, input_features: ArrayLike | None = None) -> Objects:
        return np.asarray(OneToOneFeatureMixin.get_feature_names_out(self, input_features))

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.categorical = True
        tags.input_tags.allow_nan = True
        return tags


def category_values(column: Objects, name: str) -> Values:
    """The values of `column`, every missing one as `None`.

    ValueError for infinite and complex values, TypeError for what cannot be a category, such as a dict.

    >>> category_values(np.array(["b", float("nan"), "a"], dtype=object), "colour")
    ['b', None, 'a']
    """
    try:
        distinct = set(column)
    except TypeError:
        raise _not_categories(column, name) from None
    if distinct & {math.inf, -math.inf}:
        raise ValueError(f"column {name!r} of X holds inf: replace it, by None if it stands for a missing value")
    if any(isinstance(value, complex) for value in distinct):
        raise ValueError(f"Complex data not supported: column {name!r} of X must hold strings or real numbers")
    known = {value: None if _is_missing(value) else value for value in distinct}
    return [known[value] for value in column]


def sorted_categories(values: Values, name: str) -> Objects:
    """Distinct values in increasing order, `None` last. TypeError for strings among numbers.

    >>> sorted_categories([2, 1, 2, None], "cylinders").tolist()
    [1, 2, None]
    """
    distinct = set(values)
    try:
        ordered = sorted(distinct - {None})
    except TypeError:
        raise _not_categories(distinct, name) from None
    return np.fromiter([*ordered, *(distinct & {None})], dtype=object)


def positions(values: Values, categories: Objects) -> Codes:
    """Position of every value among the categories, `(n,)`; `UNKNOWN` for a value that is none of them.

    >>> positions(["b", "c"], sorted_categories(["b", "a"], "colour")).tolist()
    [1, -1]
    """
    position = {value: code for code, value in enumerate(categories)}
    return np.array([position.get(value, UNKNOWN) for value in values], dtype=np.intp)


def _is_missing(value: Any) -> bool:
    try:
        return value is None or bool(value != value)
    except TypeError:  # pandas.NA is neither equal to itself nor not
        return True


def _not_categories(values: Iterable[Any], name: str) -> TypeError:
    kinds = ", ".join(sorted({type(value).__name__ for value in values}))
    return TypeError(f"argument must be all strings or all numbers in a column: {name!r} of X holds {kinds}")
