"""Seeded problems whose truth is known: regression, two classes, several classes, separable classes, a gene table.

Rows of the designs are Gaussian with correlation `rho^|i - j|` between columns i and j, so that neighbours compete to
be selected. Each function returns `X`, `y` and the true coefficients, without an intercept; of the coefficients
`n_informative`, at random places, are not zero. `seed` is an int or a numpy.random.Generator.

Source of the design and of the signal-to-noise ratio: Hastie, Tibshirani, Tibshirani (2020), "Best subset, forward
stepwise or lasso?", Stat. Sci. 35(4).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "make_classification",
    "make_correlated_design",
    "make_gene_table",
    "make_multiclass",
    "make_regression",
    "make_separable",
]

Array = NDArray[np.float64]
Labels = NDArray[np.int64]
Seed = int | np.random.Generator


def make_correlated_design(n_samples: int, n_features: int, rho: float, seed: Seed) -> Array:
    """Gaussian rows `(n_samples, n_features)`, mean 0, variance 1, correlation `rho^|i - j|`.

    Column by column, `x_j = rho x_{j-1} + sqrt(1 - rho^2) e_j`: an autoregressive process along the columns.
    ValueError unless `-1 < rho < 1`.

    >>> X = make_correlated_design(10_000, 3, rho=0.5, seed=0)
    >>> np.corrcoef(X.T)[0][:2].round(1).tolist()
    [1.0, 0.5]
    """
    if not -1 < rho < 1:
        raise ValueError(f"rho must lie between -1 and 1, both excluded, not {rho}")
    X = np.random.default_rng(seed).normal(size=(n_samples, n_features))
    X[:, 1:] *= np.sqrt(1 - rho**2)
    for j in range(1, n_features):
        X[:, j] += rho * X[:, j - 1]
    return X


def make_regression(
    n_samples: int = 100,
    n_features: int = 20,
    *,
    n_informative: int = 5,
    rho: float = 0.0,
    snr: float = 5.0,
    seed: Seed = 0,
) -> tuple[Array, Array, Array]:
    """Linear model with Gaussian noise, `y = Xw + e`: `X` `(n_samples, n_features)`, `y` and `w`.

    The noise has variance `w' S w / snr`, S the covariance of the columns: `snr` is the signal-to-noise ratio, and the
    best R^2 on new data is `snr / (1 + snr)`. `snr=np.inf` means no noise. Where nothing is informative the noise has
    variance 1.

    >>> X, y, w = make_regression(50, 10, n_informative=3, snr=np.inf)
    >>> int(np.count_nonzero(w)), bool(np.allclose(y, X @ w))
    (3, True)
    """
    if not snr > 0:
        raise ValueError(f"snr must be positive, not {snr}")
    rng = np.random.default_rng(seed)
    w = _sparse_truth(n_features, n_informative, rng)
    X = make_correlated_design(n_samples, n_features, rho, rng)
    variance = _signal_variance(w, rho) / snr if n_informative else 1.0
    return X, X @ w + np.sqrt(variance) * rng.normal(size=n_samples), w


def make_classification(
    n_samples: int = 200,
    n_features: int = 20,
    *,
    n_informative: int = 5,
    rho: float = 0.0,
    signal: float = 2.0,
    seed: Seed = 0,
) -> tuple[Array, Labels, Array]:
    """Logistic model, `P(y = 1 | x) = 1 / (1 + exp(-x'w))`: `X`, `y` of 0 and 1, and `w`.

    `signal` is the standard deviation of the logits `Xw`: 0 makes the labels noise, 10 makes them nearly certain.
    Of few rows all may fall in one class.

    >>> X, y, w = make_classification(100, 8, n_informative=2)
    >>> X.shape, sorted(set(y.tolist())), int(np.count_nonzero(w))
    ((100, 8), [0, 1], 2)
    """
    rng = np.random.default_rng(seed)
    w = _scale_logits(_sparse_truth(n_features, n_informative, rng), rho, signal)
    X = make_correlated_design(n_samples, n_features, rho, rng)
    # a logistic variable added to the logit and a threshold at 0: the same as drawing y with that probability
    return X, (X @ w + rng.logistic(size=n_samples) > 0).astype(np.int64), w


def make_multiclass(
    n_samples: int = 300,
    n_features: int = 10,
    n_classes: int = 3,
    *,
    n_informative: int = 3,
    rho: float = 0.0,
    signal: float = 2.0,
    seed: Seed = 0,
) -> tuple[Array, Labels, Array]:
    """Softmax model, `P(y = c | x)` in proportion to `exp(x'w_c)`: `X`, `y`, `W` `(n_features, n_classes)`.

    Labels are `0..n_classes-1`. `n_informative` rows of `W` are not zero; each row adds up to 0, for only differences
    between classes show. `signal^2` is the variance of the logits `XW`, averaged over the classes. Of few rows none
    may fall in some class.

    >>> X, y, W = make_multiclass(200, 6, 4)
    >>> W.shape, sorted(set(y.tolist())), bool(np.allclose(W.sum(axis=1), 0))
    ((6, 4), [0, 1, 2, 3], True)
    """
    if n_classes < 2:
        raise ValueError(f"n_classes must be at least 2, not {n_classes}")
    rng = np.random.default_rng(seed)
    informative = _sparse_truth(n_features, n_informative, rng) != 0
    W = informative[:, None] * rng.normal(size=(n_features, n_classes))
    W = _scale_logits(W - W.mean(axis=1, keepdims=True), rho, signal)
    X = make_correlated_design(n_samples, n_features, rho, rng)
    # the largest of logits plus Gumbel variables: the same as drawing y with softmax probabilities
    return X, (X @ W + rng.gumbel(size=(n_samples, n_classes))).argmax(axis=1).astype(np.int64), W


def make_separable(
    n_samples: int = 100,
    n_features: int = 10,
    *,
    n_informative: int = 3,
    rho: float = 0.0,
    margin: float = 0.5,
    seed: Seed = 0,
) -> tuple[Array, Labels, Array]:
    """Classes that a plane through 0 parts: `X`, `y` of 0 and 1 in equal parts (to one row), and `w` of length 1.

    Every row lies at least `margin` from the plane, on its side: `x'w >= margin` where y is 1, `x'w <= -margin` where
    y is 0. Logistic regression without a penalty has no minimum here: its coefficients grow for ever.

    >>> X, y, w = make_separable(50, 4, margin=0.5)
    >>> bool(np.min((2 * y - 1) * (X @ w)) > 0.499), y.sum().item()
    (True, 25)
    """
    if not (0 < margin < np.inf and n_informative > 0):
        raise ValueError(f"margin and n_informative must be positive and finite, not {margin} and {n_informative}")
    rng = np.random.default_rng(seed)
    w = _sparse_truth(n_features, n_informative, rng)
    w /= np.linalg.norm(w)
    y = _balanced_labels(n_samples, rng)
    side = 2.0 * y - 1.0
    X = make_correlated_design(n_samples, n_features, rho, rng)
    X *= (side * np.where(X @ w < 0, -1.0, 1.0))[:, None]  # a Gaussian row is as likely as its mirror image
    return X + margin * np.outer(side, w), y, w


def make_gene_table(
    n_patients: int = 40,
    n_genes: int = 500,
    *,
    n_informative: int = 5,
    fold_change: float = 3.0,
    seed: Seed = 0,
) -> tuple[Array, Labels, Array]:
    """Intensities of many genes in few patients, as a microarray gives them: `X`, `y` and `w`.

    Intensities are positive, labels 0 and 1 in equal parts. In class 1 the informative genes are `fold_change` times
    as strong, or as weak. The log10 of each gene is Gaussian with standard deviation 0.2 around a level between 2 and
    4; hence the logit of `P(y = 1 | x)` is `log10(x)'w + constant` with `w = shift / 0.2^2`, where `shift` is
    `log10(fold_change)` or its negative.

    >>> X, y, w = make_gene_table(20, 300)
    >>> X.shape, bool((X > 0).all()), y.sum().item(), int(np.count_nonzero(w))
    ((20, 300), True, 10, 5)
    """
    if not 0 < fold_change < np.inf:
        raise ValueError(f"fold_change must be positive and finite, not {fold_change}")
    rng = np.random.default_rng(seed)
    shift = np.log10(fold_change) * np.sign(_sparse_truth(n_genes, n_informative, rng))
    y = _balanced_labels(n_patients, rng)
    levels, noise = rng.uniform(2.0, 4.0, n_genes), rng.normal(scale=0.2, size=(n_patients, n_genes))
    return 10 ** (levels + np.outer(y, shift) + noise), y, shift / 0.2**2


def _sparse_truth(n_features: int, n_informative: int, rng: np.random.Generator) -> Array:
    """Zeros, but at `n_informative` random places numbers of random sign and of magnitude 1 to 3."""
    if not 0 <= n_informative <= n_features:
        raise ValueError(f"n_informative must lie between 0 and n_features = {n_features}, not {n_informative}")
    w = np.zeros(n_features)
    rows = rng.choice(n_features, size=n_informative, replace=False)
    w[rows] = rng.choice([-1.0, 1.0], size=n_informative) * rng.uniform(1.0, 3.0, size=n_informative)
    return w


def _balanced_labels(n_samples: int, rng: np.random.Generator) -> Labels:
    return rng.permutation(np.arange(n_samples, dtype=np.int64) % 2)


def _signal_variance(w: Array, rho: float) -> Array:
    """Variance of `x'w` (of each column of a matrix `w`) over rows of the correlated design."""
    rows = np.flatnonzero(w.reshape(len(w), -1).any(axis=1))
    covariance = float(rho) ** np.abs(rows[:, None] - rows)
    return np.asarray(np.einsum("i...,ij,j...->...", w[rows], covariance, w[rows]))


def _scale_logits(w: Array, rho: float, signal: float) -> Array:
    if not 0 <= signal < np.inf:
        raise ValueError(f"signal must be finite and not negative, not {signal}")
    variance = _signal_variance(w, rho).mean()
    return w * (signal / np.sqrt(variance)) if variance > 0 else w
