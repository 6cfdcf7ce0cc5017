"""Wrong ideas about the alpha from which on every coefficient is zero."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("The fit is an average over the rows, so the inner products with y are to be divided by n.")
def n_forgotten(X, y):
    return np.max(np.abs(X.T @ y))


@misconception("The two in the objective cancels when it is differentiated: divide by n, not by two n.")
def divided_by_two_n(X, y):
    return np.max(np.abs(X.T @ y)) / (2 * len(y))


@misconception("In a text whose lambda is two n alpha there is a factor two here; with alpha there is none.")
def lambda_convention(X, y):
    return 2 * np.max(np.abs(X.T @ y))


@misconception("n counts the rows of X, the samples; the inner products were divided by the number of columns.")
def divided_by_columns(X, y):
    return np.max(np.abs(X.T @ y)) / X.shape[1]


@misconception("A strongly negative inner product pulls its coefficient below zero: compare magnitudes.")
def sign_kept(X, y):
    return np.max(X.T @ y) / len(y)


@misconception("Take magnitudes before the maximum: afterwards the strongly negative ones have already lost.")
def magnitude_after_maximum(X, y):
    return np.abs(np.max(X.T @ y)) / len(y)


@misconception("X and y are taken as given: there is no intercept in this problem, so nothing is centred.")
def centred(X, y):
    return np.max(np.abs((X - X.mean(axis=0)).T @ (y - y.mean()))) / len(y)


@misconception("Columns are taken as given: a long column enters earlier, so its length must not be divided out.")
def columns_normalised(X, y):
    lengths = np.linalg.norm(X, axis=0)
    lengths[lengths == 0] = 1.0
    return np.max(np.abs(X.T @ y) / lengths) / len(y)


@misconception("Products within a column may cancel: the magnitude is that of their sum, not the sum of magnitudes.")
def magnitudes_inside_sum(X, y):
    return np.max(np.abs(X).T @ np.abs(y)) / len(y)


@misconception("One column is enough to leave zero, so the largest inner product decides; don't add them up.")
def columns_added(X, y):
    return np.sum(np.abs(X.T @ y)) / len(y)


@misconception("The value of the largest inner product is asked for, not the position of its column.")
def position_instead_of_value(X, y):
    return np.argmax(np.abs(X.T @ y))
