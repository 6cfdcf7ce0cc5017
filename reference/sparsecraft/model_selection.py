"""Choosing a penalty and judging the choice: grids, paths, folds, one standard error, resamples.

Fits minimise `||y - Xw||^2 / (2 n) + alpha ||w||_1` with no intercept; `X` is `(n, p)` and `y` is `(n,)`.
`seed` is an int or a `numpy.random.Generator`: the same int, the same draws.

Source: Hastie, Tibshirani, Friedman (2009), "The Elements of Statistical Learning", 2nd edition, sections 7.10, 7.11.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft import paths
from sparsecraft.lasso import alpha_max

__all__ = [
    "alpha_grid",
    "bootstrap_indices",
    "cross_validated_mse",
    "kfold_indices",
    "lasso_path",
    "one_standard_error_alpha",
    "selection_frequency",
    "stratified_kfold_indices",
]

Vector = NDArray[np.float64]
Indices = NDArray[np.int_]
Folds = list[tuple[Indices, Indices]]
Seed = int | np.random.Generator

SMALL_GAP = 1e-10  # of the duality gap of zeros: far below 1e-6 of the objective, except where that is all but 0


def alpha_grid(X: ArrayLike, y: ArrayLike, n_alphas: int = 100, eps: float = 1e-3) -> Vector:
    """Penalties `(n_alphas,)` in equal ratios from `alpha_max(X, y)` down to `eps * alpha_max(X, y)`; `X'y` is not 0.

    >>> alpha_grid([[1.0], [1.0]], [3.0, 5.0], n_alphas=3, eps=0.01).round(6).tolist()
    [4.0, 0.4, 0.04]
    """
    top = alpha_max(X, y)
    return np.geomspace(top, eps * top, n_alphas)


def lasso_path(X: ArrayLike, y: ArrayLike, alphas: ArrayLike) -> Vector:
    """Lasso coefficients `(p, n_alphas)`, column i for `alphas[i] > 0`; the alphas come in any order.

    Warm starts, each alpha from the solution at the one above it, make coordinate descent do; this is the exact path,
    `paths.lasso_path`, which also tells the gaps.

    >>> lasso_path([[1.0, 0.0], [0.0, 1.0]], [3.0, 0.5], [0.5, 1.0]).round(6).tolist()
    [[2.0, 1.0], [0.0, 0.0]]
    """
    _, coefs, _ = paths.lasso_path(X, y, alphas=alphas, tol=SMALL_GAP)
    return coefs


def kfold_indices(n_samples: int, n_splits: int, seed: Seed) -> Folds:
    """`n_splits` pairs `(train, validation)` of int arrays, shuffled; `2 <= n_splits <= n_samples`.

    Every row is in one validation fold, the folds' sizes differ by at most 1, and train is all other rows.

    >>> [(len(train), len(validation)) for train, validation in kfold_indices(10, 3, seed=0)]
    [(6, 4), (7, 3), (7, 3)]
    """
    return _folds(np.random.default_rng(seed).permutation(n_samples), n_splits)


def stratified_kfold_indices(y: ArrayLike, n_splits: int, seed: Seed) -> Folds:
    """As `kfold_indices`, and the number of rows of each class of `y` `(n,)` differs by at most 1 between the folds.

    ValueError for fewer than two folds or classes, and for a class with fewer rows than there are folds.

    >>> y = np.array([0, 0, 0, 0, 1, 1])
    >>> [y[validation].tolist() for _, validation in stratified_kfold_indices(y, 2, seed=0)]
    [[0, 0, 1], [0, 0, 1]]
    """
    y = np.asarray(y)
    if y.ndim != 1:
        raise ValueError(f"y must have one dimension, got shape {y.shape}")
    classes, counts = np.unique(y, return_counts=True)
    if len(classes) < 2:
        raise ValueError(f"y must hold at least two classes, got {len(classes)}")
    if not 2 <= n_splits <= counts.min():
        raise ValueError(
            f"n_splits must be between 2 and {counts.min()}, the rows of the rarest class of y, got {n_splits!r}"
        )
    order = np.random.default_rng(seed).permutation(len(y))
    by_class = order[np.argsort(y[order], kind="stable")]
    dealt = np.concatenate([by_class[i::n_splits] for i in range(n_splits)])  # like cards, one to each fold in turn
    return _folds(dealt, n_splits)


def cross_validated_mse(X: ArrayLike, y: ArrayLike, alphas: ArrayLike, folds: Folds) -> Vector:
    """Mean squared error on each validation fold of the Lasso fitted to the rest, `(n_folds, n_alphas)`.

    X and y are centred with the training rows' means, which is the intercept's doing, and not scaled. Nothing of the
    validation rows is used in fitting, and the objective's n is the number of training rows.

    >>> X, y = [[0.0], [2.0], [4.0]], [0.0, 2.0, 4.0]
    >>> cross_validated_mse(X, y, [0.5], [([0, 1], [2])]).round(6).tolist()
    [[2.25]]
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    return np.stack([_validation_mse(X, y, alphas, *fold) for fold in folds])


def one_standard_error_alpha(alphas: ArrayLike, fold_mse: ArrayLike) -> float:
    """Largest alpha whose mean error is within one standard error of the smallest mean error, a float.

    `fold_mse` is `(n_folds, n_alphas)`, of at least two folds; the standard error is `std(ddof=1) / sqrt(n_folds)` of
    the column with the smallest mean (of several, the one of the largest alpha). The alphas come in any order.

    >>> one_standard_error_alpha([1.0, 2.0, 3.0], [[1.0, 1.5, 9.0], [3.0, 2.5, 9.0]])
    2.0
    """
    alphas, fold_mse = np.asarray(alphas, dtype=float), np.asarray(fold_mse, dtype=float)
    decreasing = np.argsort(-alphas)
    alphas, fold_mse = alphas[decreasing], fold_mse[:, decreasing]
    means = fold_mse.mean(axis=0)
    best = means.argmin()
    standard_error = fold_mse[:, best].std(ddof=1) / np.sqrt(len(fold_mse))
    return float(alphas[np.argmax(means <= means[best] + standard_error)])


def selection_frequency(coefs: ArrayLike) -> Vector:
    """Share of the fits that select each feature, `(p,)`: where rows of `coefs` `(n_fits, p)` are not exactly 0.

    >>> selection_frequency([[1.0, 0.0], [-2.0, 0.0], [0.0, 0.0], [1.0, 3.0]]).tolist()
    [0.75, 0.25]
    """
    return np.asarray((np.asarray(coefs) != 0).mean(axis=0))


def bootstrap_indices(n_samples: int, n_boot: int, seed: Seed) -> Indices:
    """Rows of `n_boot` resamples, drawn with replacement, int `(n_boot, n_samples)`.

    >>> bootstrap_indices(5, 3, seed=0).shape
    (3, 5)
    """
    return np.random.default_rng(seed).integers(n_samples, size=(n_boot, n_samples))


def _folds(order: Indices, n_splits: int) -> Folds:
    pieces = np.array_split(order, n_splits)
    return [(np.concatenate(pieces[:i] + pieces[i + 1 :]), validation) for i, validation in enumerate(pieces)]


def _validation_mse(X: Vector, y: Vector, alphas: ArrayLike, train: Indices, validation: Indices) -> Vector:
    X_mean, y_mean = X[train].mean(axis=0), y[train].mean()
    coefs = lasso_path(X[train] - X_mean, y[train] - y_mean, alphas)
    predicted = (X[validation] - X_mean) @ coefs + y_mean
    return np.asarray(((y[validation][:, None] - predicted) ** 2).mean(axis=0))
