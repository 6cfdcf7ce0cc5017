"""Box and Tidwell's test that the log-odds are linear in a column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.inference import standard_errors, wald_test
from sparsecraft.logistic_regression import fit_newton, log_loss_from_logits
from sparsecraft.preprocessing import zero_as_one
from sparsecraft.validation import finite_array, two_classes

__all__ = ["BoxTidwell", "box_tidwell"]

Array = NDArray[np.float64]
Indices = NDArray[np.int_]

REPEATED = 1e-10
"""Share of its length that a column must have to itself, beside the columns before it."""

SEPARATED = 1e-6
"""Mean log loss that a fit reaches only where it tells every row's class."""


class BoxTidwell(NamedTuple):
    """Outcome of `box_tidwell`: arrays with one entry per tested column."""

    columns: Indices
    coef: Array
    z: Array
    p_value: Array


def box_tidwell(X: ArrayLike, y: ArrayLike, columns: Sequence[int] | None = None) -> BoxTidwell:
    """Test that the log-odds of `y` `(n,)`, of 0 and 1, are linear in columns of `X` `(n, p)`.

    A logistic regression with an intercept is fitted on `X` and the terms `x log(x)` of all tested columns together.
    Where the log-odds are linear in `x`, the coefficient of its term is 0: a small p-value says to transform the
    column. `z` and the p-value do not depend on the units of the columns.

    `columns` are the ones to test, by default every positive one of three or more distinct values. ValueError for
    a column that is not positive, for columns and terms that depend on each other (a constant, an intercept of your
    own, the term of a two-valued column), and where the fit separates the classes.

    Source: Box, Tidwell (1962), "Transformation of the independent variables", Technometrics 4(4); Hosmer, Lemeshow,
    Sturdivant (2013), "Applied Logistic Regression", section 4.2, for the logistic form.

    >>> x = np.arange(1.0, 61.0)
    >>> test = box_tidwell(x[:, None], abs(x - 30) + 12 * np.sin(7 * x) < 15)  # likely in the middle: not linear
    >>> test.columns.tolist(), test.coef.round(1).tolist(), bool(test.p_value[0] < 0.001)
    ([0], [-0.3], True)
    """
    X = finite_array("X", X, 2)
    y = two_classes(y, len(X))
    tested = _continuous_columns(X) if columns is None else np.asarray(columns, dtype=int)
    _require_testable(X, tested)
    terms = X[:, tested] * np.log(X[:, tested])
    design = np.column_stack([np.ones(len(X)), X, terms])
    w = _fit(design, y)
    z, p_value = wald_test(w, standard_errors(design, w))
    kept = slice(-len(tested), None)
    return BoxTidwell(tested, w[kept], z[kept], p_value[kept])


def _continuous_columns(X: Array) -> Indices:
    return np.array([j for j, x in enumerate(X.T) if x.min() > 0 and len(np.unique(x)) >= 3], dtype=int)


def _require_testable(X: Array, columns: Indices) -> None:
    if len(columns) == 0:
        raise ValueError("columns: none of X is positive and has three or more distinct values, so there is no test")
    for j in columns:
        if X[:, j].min() <= 0:
            raise ValueError(f"columns: column {j} of X has values of 0 or less, without a logarithm: shift or omit it")


def _fit(design: Array, y: Array) -> Array:
    """Coefficients of an unpenalised logistic regression whose columns may be of any units and close to collinear."""
    length = zero_as_one(np.linalg.norm(design, axis=0))
    # Newton's tolerance is absolute, and x log(x) almost a line: an orthonormal basis makes both harmless
    basis, root = np.linalg.qr(design / length)
    if len(root) < design.shape[1] or np.abs(np.diag(root)).min() <= REPEATED:
        raise ValueError("X: an intercept, its columns and their x log(x) terms depend on each other: leave some out")
    basis *= np.sqrt(len(y))
    w = fit_newton(basis, y)
    if log_loss_from_logits(y, basis @ w) < SEPARATED:
        raise ValueError("X: with the x log(x) terms it separates the classes, so there is no fit: leave columns out")
    return np.asarray(np.linalg.solve(root, w) * np.sqrt(len(y)) / length)
