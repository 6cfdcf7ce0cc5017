"""Wrong ideas about the Lasso objective."""

import numpy as np

from sparsecraft import residual_sum_of_squares
from sparsecraft_grader.checks import misconception


@misconception("The residual sum of squares is divided by two n, not by n: the two makes the derivative tidy.")
def two_forgotten(X, y, w, alpha):
    return residual_sum_of_squares(X, y, w) / len(y) + alpha * np.abs(w).sum()


@misconception("The fit is an average over the rows: halving the residual sum of squares leaves out the n.")
def n_forgotten(X, y, w, alpha):
    return residual_sum_of_squares(X, y, w) / 2 + alpha * np.abs(w).sum()


@misconception("Texts that write RSS + lambda have a lambda of two n alpha; with alpha the fit is divided by two n.")
def lambda_convention(X, y, w, alpha):
    return residual_sum_of_squares(X, y, w) + alpha * np.abs(w).sum()


@misconception("n counts the rows of X, the samples; the fit was averaged over its columns.")
def averaged_over_columns(X, y, w, alpha):
    return residual_sum_of_squares(X, y, w) / (2 * X.shape[1]) + alpha * np.abs(w).sum()


@misconception(
    "Without magnitudes a negative coefficient lowers the penalty: the Lasso charges for size, not for sign."
)
def signs_kept(X, y, w, alpha):
    return residual_sum_of_squares(X, y, w) / (2 * len(y)) + alpha * np.sum(w)


@misconception("Squared coefficients make it ridge regression; the Lasso adds up their magnitudes.")
def ridge_penalty(X, y, w, alpha):
    return residual_sum_of_squares(X, y, w) / (2 * len(y)) + alpha * np.sum(np.square(w))


@misconception("The penalty is the 1-norm, the sum of magnitudes; the usual length of a vector is its 2-norm.")
def euclidean_norm(X, y, w, alpha):
    return residual_sum_of_squares(X, y, w) / (2 * len(y)) + alpha * np.linalg.norm(w)


@misconception("No coefficient is an intercept here: the first one is penalised like all others.")
def first_coefficient_free(X, y, w, alpha):
    return residual_sum_of_squares(X, y, w) / (2 * len(y)) + alpha * np.abs(w[1:]).sum()


@misconception("Only the fit is averaged; the penalty is the sum of magnitudes times alpha, whatever n is.")
def penalty_averaged_too(X, y, w, alpha):
    return (residual_sum_of_squares(X, y, w) / 2 + alpha * np.abs(w).sum()) / len(y)


@misconception("Magnitudes belong to the penalty alone: the fit needs the coefficients with their signs.")
def magnitudes_in_fit(X, y, w, alpha):
    size = np.abs(w)
    return residual_sum_of_squares(X, y, size) / (2 * len(y)) + alpha * size.sum()


@misconception("The penalty is a price that is added; subtracting it would reward large coefficients.")
def penalty_subtracted(X, y, w, alpha):
    return residual_sum_of_squares(X, y, w) / (2 * len(y)) - alpha * np.abs(w).sum()


@misconception("Giving an array a second name does not copy it: what changes the residual in place changes y.")
def overwrites_y(X, y, w, alpha):
    residual = y
    residual -= X @ w
    return residual @ residual / (2 * len(y)) + alpha * np.abs(w).sum()
