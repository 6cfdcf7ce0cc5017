"""What the functions beyond the assignments ask of their arguments, said in one place.

Estimators leave this to scikit-learn's `validate_data`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["binary_labels", "finite_array", "not_negative", "two_classes"]

Array = NDArray[np.float64]


def finite_array(name: str, values: ArrayLike, n_dimensions: int, n_rows: int | None = None) -> Array:
    """`values` as floats; ValueError that calls them `name` unless they are finite, not empty and of the shape.

    >>> finite_array("X", [[1, 2]], 2).tolist()
    [[1.0, 2.0]]
    >>> finite_array("y", [0.0, float("nan")], 1)
    Traceback (most recent call last):
    ValueError: y holds nan or infinite values: drop or fill in those rows first
    """
    array = np.asarray(values, dtype=float)
    if array.ndim != n_dimensions or array.size == 0:
        wanted = "1-dimensional array" if n_dimensions == 1 else "table of rows and columns"
        raise ValueError(f"{name} must be a {wanted} with at least one entry, got shape {array.shape}")
    if n_rows is not None and len(array) != n_rows:
        raise ValueError(f"{name} must have one entry per row of X, {n_rows}, got {len(array)}")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds nan or infinite values: drop or fill in those rows first")
    return array


def not_negative(**parameters: float) -> None:
    """ValueError that names the first of these parameters that is not a finite number, 0 or more.

    >>> not_negative(alpha=1.0, tol=-1.0)
    Traceback (most recent call last):
    ValueError: tol must be a finite number, 0 or more, got -1.0
    """
    for name, value in parameters.items():
        if not 0 <= value < np.inf:
            raise ValueError(f"{name} must be a finite number, 0 or more, got {value!r}")


def binary_labels(name: str, labels: ArrayLike) -> NDArray[np.bool_]:
    """Where `labels` `(n,)` is 1, the rest being 0; ValueError that calls them `name` when they hold something else.

    >>> binary_labels("y", [1, 0]).tolist()
    [True, False]
    """
    values = np.asarray(labels)
    ones = values == 1
    if values.ndim != 1 or not np.all(ones | (values == 0)):
        raise ValueError(f"{name} must be a one-dimensional array of 0 and 1, got {values.dtype} {values.shape}")
    return np.asarray(ones)


def two_classes(y: ArrayLike, n_rows: int) -> Array:
    """`y` as floats; ValueError unless it holds both 0 and 1 and nothing else, one per row.

    >>> two_classes([True, False], 2).tolist()
    [1.0, 0.0]
    """
    labels = finite_array("y", y, 1, n_rows)
    if set(labels.tolist()) != {0.0, 1.0}:
        raise ValueError(f"y must hold both classes, coded 0 and 1, got {np.unique(labels)[:5].tolist()}")
    return labels
