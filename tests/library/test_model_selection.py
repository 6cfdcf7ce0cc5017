"""Grids, paths, folds and choices among penalties, against scikit-learn and their definitions."""

import numpy as np
import pytest
import sklearn.linear_model as sk
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from lasso_problems import awkward_problems, deterministic, objective, optimality_violation, sparse_problem
from sklearn.metrics import mean_squared_error

from sparsecraft.model_selection import (
    alpha_grid,
    bootstrap_indices,
    cross_validated_mse,
    kfold_indices,
    lasso_path,
    one_standard_error_alpha,
    selection_frequency,
    stratified_kfold_indices,
)

seeds = st.integers(0, 2**32 - 1)


def relative_gap(X, y, w, alpha):
    """Primal minus dual at the residual made feasible, over the primal; 0/0 counts as 0."""
    residual, n_samples = y - X @ w, len(y)
    correlation = np.abs(X.T @ residual).max()
    dual_point = residual * (min(1.0, n_samples * alpha / correlation) if correlation else 1.0)
    dual = (y @ y - (y - dual_point) @ (y - dual_point)) / (2 * n_samples)
    primal = objective(X, y, w, alpha)
    return (primal - dual) / primal if primal else 0.0


def correlated_problem(n_samples, n_features, correlation):
    rng = np.random.default_rng(0)
    X = rng.normal(size=(n_samples, n_features))
    for j in range(1, n_features):
        X[:, j] = correlation * X[:, j - 1] + np.sqrt(1 - correlation**2) * X[:, j]
    return X, X[:, :5] @ [1.0, -1.0, 2.0, 0.5, 1.0] + rng.normal(size=n_samples)


@pytest.mark.parametrize("eps", [1e-3, 0.2])
def test_grid_is_scikit_learns(eps):
    X, y = sparse_problem(0)
    np.testing.assert_allclose(alpha_grid(X, y, eps=eps), sk.lasso_path(X, y, eps=eps)[0], rtol=1e-12)


def test_grid_takes_data_as_they_are_and_has_its_ends_exactly():
    X, y = np.array([[1.0, 0.0], [1.0, 2.0]]), np.array([3.0, 5.0])
    grid = alpha_grid(X, y)
    assert (len(grid), grid[0], grid[-1]) == (100, 5.0, 5e-3)
    assert (np.diff(grid) < 0).all()
    assert alpha_grid(X, y, n_alphas=1).tolist() == [5.0]
    assert alpha_grid(X, y, 2, 0.5).tolist() == [5.0, 2.5]


@pytest.mark.parametrize("shape", [(40, 6), (15, 25)], ids=["n > p", "p > n"])
def test_path_is_scikit_learns(shape):
    X, y = sparse_problem(1, *shape)
    alphas = alpha_grid(X, y, 20, 0.01)
    expected = sk.lasso_path(X, y, alphas=alphas, tol=1e-14, max_iter=1_000_000)[1]
    np.testing.assert_allclose(lasso_path(X, y, alphas), expected, rtol=0, atol=1e-6)


@pytest.mark.parametrize(
    ("shape", "correlation"), [((100, 30), 0.5), ((200, 10), 0.99), ((100, 20), 0.9999), ((40, 80), 0.9)]
)
def test_path_closes_the_gap_over_the_whole_grid_however_correlated(shape, correlation):
    X, y = correlated_problem(*shape, correlation)
    alphas = alpha_grid(X, y, n_alphas=25)
    coefs = lasso_path(X, y, alphas)
    assert max(relative_gap(X, y, w, alpha) for w, alpha in zip(coefs.T, alphas, strict=True)) <= 1e-6


@deterministic
@given(awkward_problems(), st.lists(st.floats(0.01, 2), min_size=1, max_size=4))
def test_path_closes_the_gap_on_awkward_data(problem, alphas):
    X, y = problem
    coefs = lasso_path(X, y, alphas)
    assert coefs.shape == (X.shape[1], len(alphas))
    for w, alpha in zip(coefs.T, alphas, strict=True):
        assert relative_gap(X, y, w, alpha) <= 1e-6
        assert optimality_violation(X, y, w, alpha) <= 1e-2


def test_columns_of_the_path_belong_to_the_alphas_in_the_order_given():
    X, y = sparse_problem(2)
    alphas = alpha_grid(X, y, 7, 0.01)
    shuffled = np.random.default_rng(0).permutation(7)
    np.testing.assert_allclose(lasso_path(X, y, alphas[shuffled]), lasso_path(X, y, alphas)[:, shuffled], atol=1e-9)
    assert not lasso_path(X, y, [2 * alphas[0], alphas[0]]).any()
    assert not lasso_path(X, np.zeros(40), [0.1]).any()


@deterministic
@given(st.integers(2, 40), st.data())
def test_folds_partition_the_rows(n_samples, data):
    n_splits = data.draw(st.integers(2, n_samples))
    folds = kfold_indices(n_samples, n_splits, seed=data.draw(seeds))
    assert len(folds) == n_splits
    sizes = [len(validation) for _, validation in folds]
    assert max(sizes) - min(sizes) <= 1
    assert sorted(np.concatenate([validation for _, validation in folds]).tolist()) == list(range(n_samples))
    for train, validation in folds:
        assert sorted([*train.tolist(), *validation.tolist()]) == list(range(n_samples))
        assert {train.dtype.kind, validation.dtype.kind} == {"i"}


def as_lists(folds):
    return [(train.tolist(), validation.tolist()) for train, validation in folds]


def test_folds_are_shuffled_by_the_seed():
    folds = as_lists(kfold_indices(30, 3, seed=1))
    assert as_lists(kfold_indices(30, 3, seed=1)) == folds
    assert as_lists(kfold_indices(30, 3, seed=np.random.default_rng(1))) == folds
    assert as_lists(kfold_indices(30, 3, seed=2)) != folds
    assert sorted(folds[0][1]) != list(range(10))
    generator = np.random.default_rng(1)
    assert as_lists(kfold_indices(30, 3, generator)) != as_lists(kfold_indices(30, 3, generator))


def test_each_row_is_as_likely_in_each_fold():
    counts = np.zeros((6, 3))
    for seed in range(900):
        for i, (_, validation) in enumerate(kfold_indices(6, 3, seed)):
            counts[validation, i] += 1
    assert np.abs(counts - 300).max() < 5 * np.sqrt(900 * 1 / 3 * 2 / 3)


@deterministic
@given(st.lists(st.sampled_from("abc"), min_size=8, max_size=40), st.integers(2, 5), seeds)
def test_stratified_folds_share_out_every_class(labels, n_splits, seed):
    y = np.array([*labels, *"aaaaabbbbb"])
    n_splits = min(n_splits, *np.unique(y, return_counts=True)[1].tolist())
    if n_splits < 2:
        with pytest.raises(ValueError, match="rarest class"):
            stratified_kfold_indices(y, 2, seed)
        return
    folds = stratified_kfold_indices(y, n_splits, seed)
    assert len(folds) == n_splits
    assert sorted(np.concatenate([validation for _, validation in folds]).tolist()) == list(range(len(y)))
    shares = np.array([[np.sum(y[validation] == label) for label in np.unique(y)] for _, validation in folds])
    assert (np.ptp(shares, axis=0) <= 1).all()
    assert np.ptp(shares.sum(axis=1)) <= 1
    for train, validation in folds:
        assert sorted([*train.tolist(), *validation.tolist()]) == list(range(len(y)))


def test_stratified_folds_are_shuffled_by_the_seed_within_classes():
    y = np.repeat([0, 1], 20)
    folds = as_lists(stratified_kfold_indices(y, 4, seed=1))
    assert folds == as_lists(stratified_kfold_indices(y, 4, seed=1)) != as_lists(stratified_kfold_indices(y, 4, seed=2))
    together = sum(
        0 in validation and 4 in validation
        for s in range(300)
        for _, validation in stratified_kfold_indices(y, 4, seed=s)
    )
    assert (
        30 < together < 110
    )  # of 300, 4 / 19 expected; rows 0 and 4 would never part if classes were dealt unshuffled


@pytest.mark.parametrize(
    ("y", "n_splits", "said"),
    [
        ([0, 0, 0, 1, 1], 3, "n_splits must be between 2 and 2"),
        ([0, 0, 1, 1], 1, "n_splits must be between 2 and 2, .* got 1"),
        ([1, 1, 1], 2, "at least two classes, got 1"),
        ([], 2, "at least two classes, got 0"),
        ([[0, 1], [1, 0]], 2, r"one dimension, got shape \(2, 2\)"),
    ],
)
def test_what_cannot_be_stratified_is_said(y, n_splits, said):
    with pytest.raises(ValueError, match=said):
        stratified_kfold_indices(y, n_splits, seed=0)


@pytest.mark.parametrize("shape", [(40, 6), (24, 30)])
def test_cross_validated_mse_is_that_of_scikit_learns_fits_with_intercept(shape):
    X, y = sparse_problem(3, *shape)
    X, y = X + 10, y - 50
    folds, alphas = kfold_indices(len(y), 5, seed=0), [0.5, 0.05, 2.0]
    expected = np.zeros((5, 3))
    for i, (train, validation) in enumerate(folds):
        for k, alpha in enumerate(alphas):
            model = sk.Lasso(alpha=alpha, tol=1e-12, max_iter=1_000_000).fit(X[train], y[train])
            expected[i, k] = mean_squared_error(y[validation], model.predict(X[validation]))
    np.testing.assert_allclose(cross_validated_mse(X, y, alphas, folds), expected, rtol=1e-5)


def test_validation_rows_change_no_fit():
    X, y = sparse_problem(4)
    folds = [(np.arange(30), np.arange(30, 40)), (np.arange(30), np.arange(38, 40))]
    before = cross_validated_mse(X, y, [0.1, 0.3], folds)
    X[30:38], y[30:38] = 1e3, -1e3
    after = cross_validated_mse(X, y, [0.1, 0.3], folds)
    np.testing.assert_array_equal(after[1], before[1])
    assert (after[0] > before[0]).all()


def test_folds_of_one_training_row_predict_that_row():
    X, y = np.array([[1.0], [4.0]]), np.array([2.0, 5.0])
    assert cross_validated_mse(X, y, [0.1, 1.0], kfold_indices(2, 2, seed=0)).tolist() == [[9.0, 9.0], [9.0, 9.0]]


def test_one_standard_error_by_hand():
    # means 2, 2.5, 2.8 and 9; the best column has standard deviation 1 and so standard error 1 / sqrt(3) = 0.577
    fold_mse = np.array([[1.0, 2.5, 2.8, 9.0], [2.0, 2.5, 2.8, 9.0], [3.0, 2.5, 2.8, 9.0]])
    assert one_standard_error_alpha([0.1, 0.2, 0.3, 0.4], fold_mse) == 0.2
    assert one_standard_error_alpha([0.4, 0.3, 0.2, 0.1], fold_mse) == 0.4
    exact = [[0.0, 3.0], [4.0, 5.0]]  # smallest mean 2, standard error sqrt(8) / sqrt(2) = 2: 4 is just within
    assert one_standard_error_alpha([1.0, 7.0], exact) == 7.0
    assert one_standard_error_alpha([1.0, 7.0], [[2.0, 2.1], [2.0, 2.1]]) == 1.0


@deterministic
@given(
    hnp.arrays(float, st.tuples(st.integers(2, 5), st.just(6)), elements=st.floats(0, 10)), st.permutations(range(6))
)
def test_one_standard_error_does_not_mind_the_order(fold_mse, order):
    alphas = np.geomspace(1.0, 0.01, 6)
    chosen = one_standard_error_alpha(alphas, fold_mse)
    assert one_standard_error_alpha(alphas[order], fold_mse[:, order]) == chosen
    assert chosen >= alphas[fold_mse.mean(axis=0).argmin()]


def test_of_equally_good_columns_that_of_the_largest_alpha_gives_the_standard_error():
    # both means are 2; the standard error is 0 at alpha 2 and 1 at alpha 1; 3 is within the second alone
    fold_mse = np.array([[1.0, 2.0, 2.9], [3.0, 2.0, 2.9]])
    assert one_standard_error_alpha([1.0, 2.0, 3.0], fold_mse) == 2.0


def test_selection_frequency_counts_what_is_exactly_not_zero():
    coefs = np.array([[1.0, 0.0, -0.0, 1e-300], [-1.0, 0.0, 0.0, 0.0], [2.0, 0.0, 3.0, 0.0]])
    np.testing.assert_allclose(selection_frequency(coefs), [1.0, 0.0, 1 / 3, 1 / 3], rtol=1e-15)


def test_bootstrap_rows_are_drawn_with_replacement_by_the_seed():
    rows = bootstrap_indices(50, 400, seed=3)
    assert rows.shape == (400, 50)
    assert rows.dtype.kind == "i"
    assert set(rows.ravel().tolist()) == set(range(50))
    np.testing.assert_array_equal(rows, bootstrap_indices(50, 400, seed=3))
    assert (rows != bootstrap_indices(50, 400, seed=4)).any()
    distinct = np.mean([len(np.unique(resample)) for resample in rows]) / 50
    assert distinct == pytest.approx(1 - (1 - 1 / 50) ** 50, abs=0.01)
    counts = np.bincount(rows.ravel(), minlength=50)
    assert np.abs(counts - 400).max() < 5 * np.sqrt(400)
