"""Wrong ideas about the probabilities of rows."""

import numpy as np

from sparsecraft import sigmoid
from sparsecraft_grader.checks import misconception


@misconception("Xw are the scores, which may be any number; the sigmoid makes probabilities of them.")
def scores(X, w):
    return X @ w


@misconception("The probability of label 1 is asked for; this is that of label 0.")
def of_label_zero(X, w):
    return sigmoid(-(X @ w))


@misconception("One probability per row, that of label 1, is asked for: no second column for label 0.")
def two_columns(X, w):
    p = sigmoid(X @ w)
    return np.column_stack([1 - p, p])


@misconception("A vector with one entry per row is asked for, not a table with one column.")
def a_column(X, w):
    return sigmoid(X @ w).reshape(-1, 1)


@misconception(
    "Rows have nothing to do with each other: a softmax over them makes probabilities that share a sum of 1."
)
def softmax_over_rows(X, w):
    grown = np.exp(X @ w - np.max(X @ w))
    return grown / grown.sum()


@misconception("Each row has a probability of its own: they don't have to add up to 1.")
def divided_by_their_sum(X, w):
    p = sigmoid(X @ w)
    return p / p.sum()


@misconception("Odds over one plus odds is right on paper, but for a large score it is inf / inf, which is nan.")
def overflows_to_nan(X, w):
    odds = np.exp(X @ w)
    return odds / (1 + odds)


@misconception("The exponential of the score gives the odds; a probability is the odds over one plus the odds.")
def odds(X, w):
    return np.exp(X @ w)


@misconception("A probability is asked for, not a decision: the threshold comes later.")
def decisions(X, w):
    return (X @ w >= 0).astype(float)


@misconception("No coefficient is an intercept here: the first one is multiplied by its column like every other.")
def first_coefficient_as_intercept(X, w):
    return sigmoid(w[0] + X[:, 1:] @ w[1:])


@misconception("The score is the sum of features times coefficients, not their mean.")
def mean_instead_of_sum(X, w):
    return sigmoid(np.mean(X * w, axis=1))


@misconception(
    "Every column has a coefficient of its own: a sum over the features alone, or over all of w, mixes them."
)
def coefficients_added_up(X, w):
    return sigmoid(X.sum(axis=1) * w.sum())


@misconception("Cutting the scores off changes the probabilities: those of certain rows never get near 0 or 1.")
def scores_cut_off(X, w):
    return sigmoid(np.clip(X @ w, -5, 5))


@misconception("Probabilities may come as close to 0 and 1 as they like: don't keep them away from the ends.")
def kept_off_the_ends(X, w):
    return np.clip(sigmoid(X @ w), 1e-7, 1 - 1e-7)


@misconception("Rounding is for printing: return all the digits that there are.")
def rounded(X, w):
    return np.round(sigmoid(X @ w), 3)


@misconception("X is taken as given: standardising it here makes a row's probability depend on the other rows.")
def columns_standardised(X, w):
    deviation = X.std(axis=0)
    return sigmoid((X - X.mean(axis=0)) / np.where(deviation > 0, deviation, 1) @ w)


@misconception(
    "Multiplying X by the coefficients in place changes the caller's table: the scores need an array of their own."
)
def overwrites_X(X, w):
    X[...] = X * w
    return sigmoid(X.sum(axis=1))
