"""How stable a selection is: the Lasso on bootstrap resamples, and stability selection with its error bound.

Every resample is centred, so that its fit has an intercept that is not penalised. Columns are not scaled: bring them
in comparable units. Fits minimise `||y - Xw - b||^2 / (2 n) + alpha ||w||_1` with the resample's own n.

Sources: Meinshausen, Bühlmann (2010), "Stability selection", J. R. Stat. Soc. B 72(4); Shah, Samworth (2013), "Variable
selection with error control: another look at stability selection", J. R. Stat. Soc. B 75(1).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.model_selection import bootstrap_indices, lasso_path
from sparsecraft.validation import finite_array

__all__ = [
    "StabilitySelection",
    "bootstrap_lasso",
    "false_selection_bound",
    "half_sample_indices",
    "stability_selection",
]

Vector = NDArray[np.float64]
Indices = NDArray[np.int_]
Seed = int | np.random.Generator


@dataclass(frozen=True, eq=False)
class StabilitySelection:
    """What `stability_selection` found.

    `frequencies` `(p, n_alphas)`: share of the subsamples that select a feature at an alpha; `probabilities` `(p,)`:
    its largest value over the alphas; `selected`: indices of the features where that is `threshold` or more;
    `mean_selected`: features that a subsample selects at any of the alphas, on average; `false_selections`: bound on
    the expected number of wrong ones among the selected, by `false_selection_bound`.
    """

    alphas: Vector
    frequencies: Vector
    mean_selected: float
    threshold: float

    @property
    def probabilities(self) -> Vector:
        return np.asarray(self.frequencies.max(axis=1))

    @property
    def selected(self) -> Indices:
        return np.flatnonzero(self.probabilities >= self.threshold)

    @property
    def false_selections(self) -> float:
        return false_selection_bound(self.mean_selected, self.threshold, len(self.frequencies))


def false_selection_bound(mean_selected: float, threshold: float, n_features: int) -> float:
    """Bound on the expected number of falsely selected features, `q^2 / ((2 pi - 1) p)`, a float.

    `q` is `mean_selected`, `pi` is `threshold` in (0.5, 1] and `p` is `n_features`. It holds where noise features are
    exchangeable and the Lasso is no worse than guessing (Meinshausen and Bühlmann, theorem 1), and may exceed `p`.

    >>> round(false_selection_bound(mean_selected=20, threshold=0.9, n_features=500), 6)
    1.0
    """
    if not 0.5 < threshold <= 1:
        raise ValueError(f"threshold must be above 0.5 and at most 1, got {threshold!r}")
    return float(mean_selected**2 / ((2 * threshold - 1) * n_features))


def half_sample_indices(n_samples: int, n_subsamples: int, seed: Seed, complementary_pairs: bool = False) -> Indices:
    """Rows of subsamples of half the data, drawn without replacement, int `(n_subsamples, n_samples // 2)`.

    With `complementary_pairs` the subsamples 0 and 1, 2 and 3, ... have no row in common (Shah and Samworth).

    >>> first, second = half_sample_indices(6, 2, seed=0, complementary_pairs=True).tolist()
    >>> sorted(first + second)
    [0, 1, 2, 3, 4, 5]
    """
    rng, half = np.random.default_rng(seed), n_samples // 2
    if not complementary_pairs:
        return np.stack([rng.permutation(n_samples)[:half] for _ in range(n_subsamples)])
    pairs = [rng.permutation(n_samples)[: 2 * half].reshape(2, half) for _ in range((n_subsamples + 1) // 2)]
    return np.concatenate(pairs)[:n_subsamples]


def bootstrap_lasso(X: ArrayLike, y: ArrayLike, alpha: float, n_boot: int, seed: Seed) -> Vector:
    """Lasso coefficients of `n_boot` resamples of the rows, drawn with replacement, `(n_boot, p)`.

    `selection_frequency` of what it returns is how often each feature is selected; its quantiles down the columns show
    how much a coefficient varies.

    ValueError for wrong shapes, non-finite values, `alpha <= 0` or `n_boot < 1`.

    >>> coefs = bootstrap_lasso([[0.0], [1.0], [2.0], [3.0], [4.0]], [0.0, 1.0, 2.0, 3.0, 4.0], 0.1, 20, seed=0)
    >>> coefs.shape, bool((coefs < 1).all())
    ((20, 1), True)
    """
    X, y, alphas = _checked(X, y, [alpha], "n_boot", n_boot)
    return np.stack([_centred_path(X[rows], y[rows], alphas)[:, 0] for rows in bootstrap_indices(len(y), n_boot, seed)])


def stability_selection(
    X: ArrayLike,
    y: ArrayLike,
    alphas: ArrayLike,
    n_subsamples: int,
    seed: Seed,
    threshold: float = 0.9,
    complementary_pairs: bool = False,
) -> StabilitySelection:
    """Features that the Lasso selects in a share of at least `threshold` of many half-samples, at some alpha.

    The Lasso is fitted to every subsample of `n // 2` rows at all `alphas`; what is reported is a `StabilitySelection`.
    Keep the alphas large: every feature that a subsample selects at any of them counts in the error bound.

    ValueError for wrong shapes, non-finite values, alphas that are not positive, `n_subsamples < 1`, fewer than four
    rows, or a threshold outside (0.5, 1].

    >>> X = np.random.default_rng(0).normal(size=(40, 5))
    >>> result = stability_selection(X, 3 * X[:, 1], [1.0, 0.8], n_subsamples=20, seed=0)
    >>> result.selected.tolist(), result.mean_selected, round(result.false_selections, 6)
    ([1], 1.0, 0.25)
    """
    X, y, alphas = _checked(X, y, alphas, "n_subsamples", n_subsamples)
    if len(y) < 4:
        raise ValueError(f"X must have at least 4 rows, so that half of them can be fitted, got {len(y)}")
    false_selection_bound(0.0, threshold, 1)  # refuses a threshold that has no bound before the work is done
    subsamples = half_sample_indices(len(y), n_subsamples, seed, complementary_pairs)
    selections = np.stack([_centred_path(X[rows], y[rows], alphas) != 0 for rows in subsamples])
    mean_selected = float(selections.any(axis=2).sum(axis=1).mean())
    return StabilitySelection(alphas, selections.mean(axis=0), mean_selected, threshold)


def _centred_path(X: Vector, y: Vector, alphas: Vector) -> Vector:
    return lasso_path(X - X.mean(axis=0), y - y.mean(), alphas)


def _checked(X: ArrayLike, y: ArrayLike, alphas: ArrayLike, count: str, value: int) -> tuple[Vector, Vector, Vector]:
    X, alphas = finite_array("X", X, 2), finite_array("alphas", alphas, 1)
    if not (alphas > 0).all():
        raise ValueError(f"every alpha must be above 0, got {alphas.min()}")
    if value < 1:
        raise ValueError(f"{count} must be 1 or more, got {value!r}")
    return X, finite_array("y", y, 1, len(X)), alphas
