"""The columns that are in the model, with the inverse of their Gram matrix, as columns come and go."""

from __future__ import annotations

from copy import copy

import numpy as np
from numpy.typing import NDArray

__all__ = ["ActiveSet", "Design", "GramDesign"]

Vector = NDArray[np.float64]
Indices = NDArray[np.intp]

DEPENDENT = 1e-10
WORN = 1e-7  # share of the right-hand side that an inverse may miss before it is computed anew


class Design:
    """What the exact solvers ask of `X` `(n, p)`, answered from `X` itself."""

    def __init__(self, X: Vector) -> None:
        self.columns, self.largest_model = np.ascontiguousarray(X.T), min(X.shape)

    def restrict(self, columns: Indices) -> Design:
        """The design of these columns alone."""
        return Design(self.columns[columns].T)

    def gram(self, rows: Indices, columns: Indices) -> Vector:
        """`X_r' X_c`."""
        return np.asarray(self.columns[rows] @ self.columns[columns].T)

    def correlate(self, columns: Indices, coefficients: Vector) -> Vector:
        """`X' X_c v`, `(p,)`; `(p, k)` for k columns of coefficients."""
        if 3 * len(columns) < len(self.columns):
            return np.asarray(self.columns @ (self.columns[columns].T @ coefficients))
        padded = np.zeros((len(self.columns), *coefficients.shape[1:]))  # cheaper than copying so many columns
        padded[columns] = coefficients
        return np.asarray(self.columns @ (self.columns.T @ padded))


class GramDesign(Design):
    """The same, answered from `G = X'X` `(p, p)`: worth its price when n is several times p."""

    def __init__(self, G: Vector) -> None:
        self.G, self.largest_model = G, len(G)

    def restrict(self, columns: Indices) -> GramDesign:
        return GramDesign(self.G[np.ix_(columns, columns)])

    def gram(self, rows: Indices, columns: Indices) -> Vector:
        return np.asarray(self.G[np.ix_(rows, columns)])

    def correlate(self, columns: Indices, coefficients: Vector) -> Vector:
        return np.asarray(self.G[columns].T @ coefficients)


class ActiveSet:
    """Indices and signs of the active columns, and `(X_A' X_A + ridge I)^-1`, updated block by block.

    Updating costs `O(k |A|^2)` for k columns instead of the `O(|A|^3)` of a new factorisation.
    Source: the bordering method, e.g. Hager (1989), "Updating the inverse of a matrix", SIAM Review 31(2).
    """

    def __init__(self, design: Design, ridge: float = 0.0) -> None:
        self.design, self.ridge = design, ridge
        self.indices: Indices = np.empty(0, dtype=np.intp)
        self.signs = np.empty(0)
        self.gram: Vector = np.empty((0, 0))
        self.inverse: Vector = np.empty((0, 0))

    def rebase(self, design: Design, positions: Indices) -> ActiveSet:
        """The same active columns where another design has them."""
        other = copy(self)
        other.design, other.indices = design, positions
        return other

    def with_ridge(self, ridge: float) -> ActiveSet:
        """The same active columns with another ridge."""
        other = copy(self)
        other.ridge, other.gram = ridge, self.gram + (ridge - self.ridge) * np.eye(len(self))
        other.inverse = np.asarray(np.linalg.inv(other.gram), dtype=float)
        return other

    def __len__(self) -> int:
        return len(self.indices)

    def add(self, columns: Indices, signs: Vector) -> bool:
        """Take columns in; False, and nothing done, when they depend on each other or on those already in."""
        cross = self.design.gram(self.indices, columns)
        own = self.design.gram(columns, columns) + self.ridge * np.eye(len(columns))
        projected = self.solve(cross)
        schur = own - cross.T @ projected
        if not _is_definite(schur, own.diagonal()):
            return False
        corner = np.asarray(np.linalg.inv(schur), dtype=float)
        side = projected @ corner
        self.inverse = _bordered(self.inverse + side @ projected.T, -side, corner)
        self.gram = _bordered(self.gram, cross, own)
        self.indices, self.signs = np.append(self.indices, columns), np.append(self.signs, signs)
        return True

    def drop(self, leaving: NDArray[np.bool_]) -> None:
        """Take the columns marked in `leaving` `(|A|,)` out."""
        kept = ~leaving
        M, side = self.inverse, self.inverse[np.ix_(kept, leaving)]
        self.inverse = M[np.ix_(kept, kept)] - side @ np.linalg.solve(M[np.ix_(leaving, leaving)], side.T)
        self.gram = self.gram[np.ix_(kept, kept)]
        self.indices, self.signs = self.indices[kept], self.signs[kept]

    def solve(self, right: Vector) -> Vector:
        """`(X_A' X_A + ridge I)^-1 right`, refined once against what updates have lost; all anew if that is much."""
        solution = self.inverse @ right
        rest = right - self.gram @ solution
        if np.abs(rest).max(initial=0.0) > WORN * np.abs(right).max(initial=0.0):
            self.inverse = np.asarray(np.linalg.inv(self.gram), dtype=float)
            solution = self.inverse @ right
            rest = right - self.gram @ solution
        return np.asarray(solution + self.inverse @ rest)


def _bordered(inner: Vector, side: Vector, corner: Vector) -> Vector:
    size = len(inner)
    whole = np.empty((size + len(corner), size + len(corner)))
    whole[:size, :size], whole[:size, size:] = inner, side
    whole[size:, :size], whole[size:, size:] = side.T, corner
    return whole


def _is_definite(schur: Vector, scale: Vector) -> bool:
    """Whether what is left of every column, after what the others explain, is more than rounding."""
    if len(scale) == 1:
        return bool(schur[0, 0] > DEPENDENT * scale[0])
    try:
        pivots = np.linalg.cholesky(schur).diagonal() ** 2
    except np.linalg.LinAlgError:
        return False
    return bool((pivots > DEPENDENT * scale).all())
