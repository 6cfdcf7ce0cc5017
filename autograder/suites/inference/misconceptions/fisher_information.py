"""Wrong ideas about the Fisher information."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("The information is a sum over the rows, and not their mean: more rows say more.")
def divided_by_n(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    return (X.T * (p * (1 - p))) @ X / len(X)


@misconception("The variance of a label is p times one minus p: with p alone, rows that are certain count most.")
def weights_p(X, w):
    return (X.T / (1 + np.exp(-(X @ w)))) @ X


@misconception(
    "The variance of a label is p times one minus p: one minus p alone is the probability of the other label."
)
def weights_one_minus_p(X, w):
    return (X.T / (1 + np.exp(X @ w))) @ X


@misconception("Rows count by the variance of their label: without weights this is the matrix of linear regression.")
def weights_forgotten(X, w):
    return X.T @ np.asarray(X, dtype=float)


@misconception("A label's variance is a quarter only where its probability is one half: use the scores of w.")
def weights_of_a_quarter(X, w):
    return X.T @ np.asarray(X, dtype=float) / 4


@misconception("The weight of a row counts once: weighting X on both sides of the product squares it.")
def weights_squared(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    rows = (p * (1 - p))[:, None] * X
    return rows.T @ rows


@misconception("The weight is the variance of a label, not its standard deviation: there is no root in it.")
def weights_rooted(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    return (X.T * np.sqrt(p * (1 - p))) @ X


@misconception("The coefficients go through the score of each row first: p comes from Xw, not from w.")
def sigmoid_of_w(X, w):
    p = 1 / (1 + np.exp(-w))
    return np.diag(p * (1 - p)) @ (X.T @ X)


@misconception("The score has to go through the sigmoid: z times one minus z is no variance.")
def scores_for_probabilities(X, w):
    z = X @ w
    return (X.T * (z * (1 - z))) @ X


@misconception(
    "There is a row and a column for each coefficient: the transposed X comes first, so that rows are summed."
)
def transpose_on_the_wrong_side(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    rows = np.sqrt(p * (1 - p))[:, None] * X
    return rows @ rows.T


@misconception("X is taken as given: a column of ones is in it already when an intercept is wanted.")
def intercept_added(X, w):
    p, X = 1 / (1 + np.exp(-(X @ w))), np.column_stack([np.ones(len(X)), X])
    return (X.T * (p * (1 - p))) @ X


@misconception("The information is a curvature, and X counts as it is: its columns are not centred.")
def columns_centred(X, w):
    p, X = 1 / (1 + np.exp(-(X @ w))), X - np.mean(X, axis=0)
    return (X.T * (p * (1 - p))) @ X


@misconception("Products of two different columns belong to it as well: the diagonal alone is not the whole matrix.")
def only_the_diagonal(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    return np.diag((X.T * (p * (1 - p)) @ X).diagonal())


@misconception("A matrix is asked for; its diagonal alone leaves out how the coefficients depend on each other.")
def diagonal_as_a_vector(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    return np.sum((X.T**2) * (p * (1 - p)), axis=1)


@misconception("The information is the curvature of the loss, which is positive: the sign of the likelihood is turned.")
def negative(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    return -(X.T * (p * (1 - p))) @ X


@misconception("The information itself is asked for: its inverse holds the variances, and comes later.")
def inverse(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    return np.linalg.pinv((X.T * (p * (1 - p))) @ X)


@misconception("Odds over one plus odds is right on paper, but for a large score it is inf / inf, which is nan.")
def overflows_to_nan(X, w):
    odds = np.exp(X @ w)
    p = odds / (1 + odds)
    return (X.T * (p * (1 - p))) @ X


@misconception("The loss that is taken twice here has a factor of two in it: one row's curvature is its weight alone.")
def doubled(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    return 2 * (X.T * (p * (1 - p))) @ X


@misconception("Multiplying rows in place changes the caller's X: weighted rows need an array of their own.")
def overwrites_X(X, w):
    p, before = 1 / (1 + np.exp(-(X @ w))), X.astype(float)
    X[...] = X * (p * (1 - p))[:, None]
    return before.T @ ((p * (1 - p))[:, None] * before)


@misconception("Weights are fractions: in an array of the type of X they are cut to whole numbers.")
def cut_to_whole_numbers(X, w):
    weights = np.array(X[:, 0])
    weights[:] = np.exp(-np.abs(X @ w)) / (1 + np.exp(-np.abs(X @ w))) ** 2
    return (X.T * weights) @ X / 1.0


@misconception("The information is no covariance of a sample: it is a sum, divided neither by n nor by n minus 1.")
def divided_by_n_minus_one(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    return (X.T * (p * (1 - p))) @ X / max(len(X) - 1, 1)


@misconception("Each row has a weight of its own: an average over all rows takes from some what it gives to others.")
def weights_averaged(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    return np.mean(p * (1 - p)) * (X.T @ X)


@misconception("The weights come from probabilities: once they are rounded to labels, nothing is uncertain any more.")
def labels_for_probabilities(X, w):
    p = (X @ w > 0).astype(float)
    return (X.T * (p * (1 - p))) @ X


@misconception("Products are taken row by row and then added up: the product of two sums is another number.")
def product_of_sums(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    total = X.T @ (p * (1 - p))
    return np.outer(total, total)


@misconception("X is taken as given: standardised columns belong to other coefficients.")
def columns_standardised(X, w):
    p, deviation = 1 / (1 + np.exp(-(X @ w))), X.std(axis=0)
    X = (X - np.mean(X, axis=0)) / np.where(deviation > 0, deviation, 1.0)
    return (X.T * (p * (1 - p))) @ X


@misconception("There is no penalty here: what is added to the diagonal to make it invertible is not in the data.")
def something_on_the_diagonal(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    return (X.T * (p * (1 - p))) @ X + 1e-6 * np.eye(X.shape[1])


@misconception("A label's variance is p times one minus p, and not p times p.")
def weights_p_squared(X, w):
    return (X.T / (1 + np.exp(-(X @ w))) ** 2) @ X


@misconception("No coefficient is an intercept here: the first one is multiplied by its column, as all of them are.")
def first_coefficient_as_intercept(X, w):
    p = 1 / (1 + np.exp(-(w[0] + X[:, 1:] @ w[1:])))
    return (X.T * (p * (1 - p))) @ X


@misconception("Probabilities may come as close to 0 and 1 as they like: kept away, certain rows say far too much.")
def kept_off_the_ends(X, w):
    p = np.clip(1 / (1 + np.exp(-(X @ w))), 0.01, 0.99)
    return (X.T * (p * (1 - p))) @ X


@misconception("The hyperbolic tangent has twice the slope, at half the score: the sigmoid is the one that is meant.")
def slope_of_tanh(X, w):
    return (X.T * (1 - np.tanh(X @ w) ** 2)) @ X


@misconception("Half of the matrix is missing: the curvature of the loss has no factor of one half.")
def halved(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    return (X.T * (p * (1 - p))) @ X / 2
