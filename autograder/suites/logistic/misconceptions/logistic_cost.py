"""Wrong ideas about the penalised cost."""

import numpy as np

from sparsecraft import log_loss_from_logits
from sparsecraft_grader.checks import misconception


@misconception("The loss is a mean over the rows: a sum makes the same lam mean less with every row.")
def losses_added_up(X, y, w, lam):
    return len(y) * log_loss_from_logits(y, X @ w) + lam * np.sum(w**2)


@misconception("Only the loss is a mean over the rows: the penalty is not to be divided by n.")
def penalty_over_n(X, y, w, lam):
    return log_loss_from_logits(y, X @ w) + lam * np.sum(w**2) / len(y)


@misconception("Neither n nor two belongs under this penalty: that is the lam of another text.")
def penalty_over_two_n(X, y, w, lam):
    return log_loss_from_logits(y, X @ w) + lam * np.sum(w**2) / (2 * len(y))


@misconception("The penalty is the whole of lam times the squares: no half stands in front of it here.")
def penalty_halved(X, y, w, lam):
    return log_loss_from_logits(y, X @ w) + lam / 2 * np.sum(w**2)


@misconception("The penalty adds up squares; the length of w is the root of that.")
def length_instead_of_squares(X, y, w, lam):
    return log_loss_from_logits(y, X @ w) + lam * np.linalg.norm(w)


@misconception("Absolute values make the penalty of the Lasso; this one is made of squares.")
def absolute_values(X, y, w, lam):
    return log_loss_from_logits(y, X @ w) + lam * np.sum(np.abs(w))


@misconception("The penalty is a sum over the coefficients, not their mean square.")
def mean_of_squares(X, y, w, lam):
    return log_loss_from_logits(y, X @ w) + lam * np.mean(w**2)


@misconception("Squares first, then the sum: otherwise coefficients of opposite signs cancel.")
def square_of_the_sum(X, y, w, lam):
    return log_loss_from_logits(y, X @ w) + lam * np.sum(w) ** 2


@misconception("No coefficient is an intercept here: the first one is penalised like every other.")
def first_coefficient_free(X, y, w, lam):
    return log_loss_from_logits(y, X @ w) + lam * np.sum(w[1:] ** 2)


@misconception("No coefficient is an intercept here: the last one is penalised like every other.")
def last_coefficient_free(X, y, w, lam):
    return log_loss_from_logits(y, X @ w) + lam * np.sum(w[:-1] ** 2)


@misconception("The penalty is part of the cost: without it nothing keeps the coefficients small.")
def penalty_missing(X, y, w, lam):
    return log_loss_from_logits(y, X @ w)


@misconception("lam sets the strength of the penalty: it has to be multiplied with the squares.")
def lam_missing(X, y, w, lam):
    return log_loss_from_logits(y, X @ w) + np.sum(w**2)


@misconception("Large coefficients shall cost: the penalty is added, not taken off.")
def penalty_subtracted(X, y, w, lam):
    return log_loss_from_logits(y, X @ w) - lam * np.sum(w**2)


@misconception(
    "lam is the strength in front of the penalty, and C its inverse in front of the loss: don't mix them up."
)
def lam_taken_for_its_inverse(X, y, w, lam):
    return log_loss_from_logits(y, X @ w) + np.sum(w**2) / lam if lam else log_loss_from_logits(y, X @ w)


@misconception("The labels are swapped: a high score is good news for a row with label 1.")
def labels_swapped(X, y, w, lam):
    return log_loss_from_logits(1 - y, X @ w) + lam * np.sum(w**2)


@misconception("The loss of logistic regression is made of logarithms; squared errors belong to another cost.")
def squared_error(X, y, w, lam):
    return np.mean((y - 1 / (1 + np.exp(-X @ w))) ** 2) + lam * np.sum(w**2)


@misconception(
    "A logarithm of a probability is negative and the loss is not: the sign of the loss is the wrong way round."
)
def loss_negative(X, y, w, lam):
    return -log_loss_from_logits(y, X @ w) + lam * np.sum(w**2)


@misconception("Rows with label 0 cost as well: by how little probability was left for them.")
def only_ones_cost(X, y, w, lam):
    return np.mean(y * np.logaddexp(0, -X @ w)) + lam * np.sum(w**2)


@misconception("Squaring w in place changes the caller's coefficients: give the squares an array of their own.")
def overwrites_w(X, y, w, lam):
    loss = log_loss_from_logits(y, X @ w)
    w *= w
    return loss + lam * np.sum(w)
