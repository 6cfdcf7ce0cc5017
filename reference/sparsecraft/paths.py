"""Whole paths of solutions: the Lasso and the elastic net over a grid of alphas, exactly.

Few columns are active at a time, so a linear system per alpha, or per knot of the path, gives the solution itself,
where iterative solvers only approach it. What came out is then measured: the duality gap says how far off it can be.
"""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.lasso import sweep
from sparsecraft.solvers.active_set import Design, GramDesign
from sparsecraft.solvers.homotopy import follow_path
from sparsecraft.solvers.screening import LARGEST_RATIO, screened_path
from sparsecraft.validation import finite_array

__all__ = ["elastic_net_path", "lasso_path"]

Vector = NDArray[np.float64]
Path = tuple[Vector, Vector, Vector]

FEW_COLUMNS = 50
PRODUCTS_PER_COLUMN = 30  # of looking at X, for what a column of X'X costs in a matrix product
SWEEPS_PER_GAP = 10
ROUNDING = 1e-12  # two ways of computing X'y differ by less, as a share of its largest entry


def lasso_path(
    X: ArrayLike,
    y: ArrayLike,
    *,
    alphas: ArrayLike | None = None,
    n_alphas: int = 100,
    eps: float = 1e-3,
    tol: float = 1e-6,
) -> Path:
    """Minimisers of `||y - Xw||^2 / (2 n) + alpha ||w||_1` over many alphas, with no intercept: centre X and y for one.

    `alphas` are positive, in any order; without them, `n_alphas` in equal ratios from `alpha_max` to
    `eps * alpha_max`. Returns `(alphas, coefs (p, n_alphas), dual_gaps)`, the gaps in units of the objective.
    Warns when a gap stays above `tol ||y||^2 / (2 n)`. ValueError for bad shapes, values that are not finite, and
    alphas that are not positive.

    >>> alphas, coefs, gaps = lasso_path([[1.0, 0.0], [0.0, 2.0]], [3.0, -4.0], alphas=[4.0, 2.0, 0.5])
    >>> coefs.round(6).tolist()
    [[0.0, 0.0, 2.0], [0.0, -1.0, -1.75]]
    """
    return _path(X, y, 1.0, alphas, n_alphas, eps, tol)


def elastic_net_path(
    X: ArrayLike,
    y: ArrayLike,
    *,
    l1_ratio: float = 0.5,
    alphas: ArrayLike | None = None,
    n_alphas: int = 100,
    eps: float = 1e-3,
    tol: float = 1e-6,
) -> Path:
    """The same with both penalties, `alpha l1_ratio ||w||_1 + alpha (1 - l1_ratio) ||w||^2 / 2`; `0 < l1_ratio <= 1`.

    Source: Zou, Hastie (2005), "Regularization and variable selection via the elastic net", JRSS B 67(2).

    >>> _, coefs, _ = elastic_net_path([[1.0], [1.0]], [3.0, 5.0], l1_ratio=0.5, alphas=[2.0])
    >>> coefs.round(6).tolist()
    [[1.5]]
    """
    return _path(X, y, l1_ratio, alphas, n_alphas, eps, tol)


def solve_path(
    X: Vector, y: Vector, alphas: Vector, lams: Vector, tol: float, max_sweeps: int = 1000
) -> tuple[Vector, Vector, int]:
    """Coefficients `(p, k)` and duality gaps `(k,)` for penalties `alphas[i] ||w||_1 + lams[i] ||w||^2 / 2`.

    The alphas decrease; all arguments have been checked. The third of what is returned counts the sweeps of coordinate
    descent over solutions whose gap is above `tol ||y||^2 / (2 n)`, as rounding can leave it.
    """
    coefs, gaps = _solve_exactly(X, y, alphas, lams)
    allowed, n_sweeps = tol * float(y @ y) / (2 * len(y)), 0
    for k in np.flatnonzero(~(gaps <= allowed)):
        coefs[:, k], gaps[k], more = _improve(X, y, coefs[:, k], (alphas[k], lams[k]), allowed, max_sweeps)
        n_sweeps += more
    return coefs, gaps, n_sweeps


def _solve_exactly(X: Vector, y: Vector, alphas: Vector, lams: Vector) -> tuple[Vector, Vector]:
    """Coefficients and gaps as far as linear systems alone lead."""
    target, thresholds, ridges = X.T @ y, len(y) * alphas, len(y) * lams
    coefs, correlation = np.zeros((X.shape[1], len(alphas))), np.repeat(target[:, None], len(alphas), axis=1)
    not_zero = thresholds < np.abs(target).max(initial=0.0) * (1 - ROUNDING)
    if not_zero.any():
        design = GramDesign(X.T @ X) if _is_gram_worth_it(X.shape, target, thresholds) else Design(X)
        if design.largest_model <= max(len(alphas), FEW_COLUMNS) and not lams.any():
            coefs[:, not_zero], correlation[:, not_zero] = _by_knots(design, target, thresholds[not_zero])
        else:
            coefs[:, not_zero], correlation[:, not_zero] = screened_path(
                design, target, thresholds[not_zero], ridges[not_zero]
            )
    used = coefs.any(axis=1)
    residuals = y[:, None] - X[:, used] @ coefs[used]
    return coefs, _dual_gaps(y, alphas, lams, coefs, residuals, correlation)


def _is_gram_worth_it(shape: tuple[int, int], target: Vector, thresholds: Vector) -> bool:
    """Whether `X'X` costs less than looking at X again for every alpha, those on the way to them included."""
    depth = np.log(max(float(np.abs(target).max(initial=0.0)) / float(thresholds[-1]), 1.0)) / np.log(LARGEST_RATIO)
    return shape[0] >= 2 * shape[1] and PRODUCTS_PER_COLUMN * max(depth, len(thresholds)) >= shape[1]


def _path(
    X: ArrayLike, y: ArrayLike, l1_ratio: float, alphas: ArrayLike | None, n_alphas: int, eps: float, tol: float
) -> Path:
    X = finite_array("X", X, 2)
    y = finite_array("y", y, 1, len(X))
    if not 0 < l1_ratio <= 1:
        raise ValueError(f"l1_ratio must be above 0 and at most 1, got {l1_ratio!r}")
    grid = _grid(X, y, l1_ratio, n_alphas, eps) if alphas is None else _check_alphas(alphas)
    order = np.argsort(-grid, kind="stable")
    coefs, gaps = np.empty((X.shape[1], len(grid))), np.empty(len(grid))
    coefs[:, order], gaps[order], _ = solve_path(X, y, grid[order] * l1_ratio, grid[order] * (1 - l1_ratio), tol)
    if (gaps > tol * float(y @ y) / (2 * len(y))).any():
        warnings.warn(
            f"duality gaps up to {gaps.max():.1e} are above what tol={tol} allows: raise tol or the smallest alpha, or "
            "scale the columns of X",
            RuntimeWarning,
            stacklevel=3,
        )
    return grid, coefs, gaps


def _by_knots(design: Design, target: Vector, thresholds: Vector) -> tuple[Vector, Vector]:
    """Read the solutions off the exact path: best when it has few knots for every alpha."""
    coefs = np.zeros((len(target), len(thresholds)))
    for segment in follow_path(design, target, thresholds[-1]):
        within = (segment.lower <= thresholds) & (thresholds <= segment.upper)
        if within.any():
            coefs[np.ix_(segment.indices, within)] = segment.at(thresholds[within])
    used = np.flatnonzero(coefs.any(axis=1))
    return coefs, target[:, None] - design.correlate(used, coefs[used])


def _improve(
    X: Vector, y: Vector, w: Vector, penalty: tuple[float, float], allowed: float, max_sweeps: int
) -> tuple[Vector, float, int]:
    """Sweep from coefficients whose gap is too large until it is not; coefficients, gap and number of sweeps."""
    w, residual = w.copy(), y - X @ w
    for n_sweeps in range(1, max_sweeps + 1):
        sweep(X, residual, w, *penalty)
        if n_sweeps % SWEEPS_PER_GAP == 0 or n_sweeps == max_sweeps:
            alphas, lams = np.array(penalty)[:, None]
            left = (y - X @ w)[:, None]
            gap = float(_dual_gaps(y, alphas, lams, w[:, None], left, X.T @ left)[0])
            if gap <= allowed:
                break
    return w, gap, n_sweeps


def _grid(X: Vector, y: Vector, l1_ratio: float, n_alphas: int, eps: float) -> Vector:
    if n_alphas < 1 or not 0 < eps < 1:
        raise ValueError(f"n_alphas must be 1 or more and eps between 0 and 1, got {n_alphas!r} and {eps!r}")
    top = float(np.abs(X.T @ y).max()) / (len(y) * l1_ratio)
    if top == 0:
        raise ValueError("X'y is 0: every alpha gives zeros, so there is no grid to choose; give `alphas`")
    return np.geomspace(top, eps * top, n_alphas)


def _check_alphas(alphas: ArrayLike) -> Vector:
    alphas = finite_array("alphas", alphas, 1)
    if not (alphas > 0).all():
        raise ValueError("alphas must be positive: without a penalty use LinearRegression or Ridge")
    return alphas


def _dual_gaps(
    y: Vector, alphas: Vector, lams: Vector, coefs: Vector, residuals: Vector, correlation: Vector
) -> Vector:
    """The gap of every column of `coefs`, from its residual `(n, k)` and that one's products with the columns of X.

    The ridge makes it the gap of a Lasso whose X has the rows `sqrt(n lam) I` below, and y zeros.
    """
    n_samples = len(y)
    ridge_part = n_samples * lams * np.einsum("ij,ij->j", coefs, coefs)
    squared = np.einsum("ij,ij->j", residuals, residuals) + ridge_part
    largest = np.abs(correlation - n_samples * lams * coefs).max(axis=0)
    scale = np.where(largest > n_samples * alphas, n_samples * alphas / np.where(largest > 0, largest, 1.0), 1.0)
    primal = squared / (2 * n_samples) + alphas * np.abs(coefs).sum(axis=0)
    dual = (2 * scale * (y @ residuals) - scale**2 * squared) / (2 * n_samples)
    return np.asarray(np.maximum(primal - dual, 0.0))
