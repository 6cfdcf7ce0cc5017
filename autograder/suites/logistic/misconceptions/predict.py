"""Wrong ideas about decisions."""

import numpy as np

from sparsecraft import predict_proba
from sparsecraft_grader.checks import misconception


@misconception("A probability that equals the threshold counts as a 1: the comparison includes the equal.")
def tie_is_a_zero(X, w, threshold=0.5):
    return (predict_proba(X, w) > threshold).astype(int)


@misconception(
    "Rounding is a threshold of one half, and puts the tie on the other side: compare with what was asked for."
)
def rounding(X, w, threshold=0.5):
    return np.round(predict_proba(X, w)).astype(int)


@misconception("The threshold is the caller's choice: one half is only its default.")
def threshold_ignored(X, w, threshold=0.5):
    return (predict_proba(X, w) >= 0.5).astype(int)


@misconception("The threshold is a probability: the sigmoid comes before the comparison.")
def scores_compared(X, w, threshold=0.5):
    return (X @ w >= threshold).astype(int)


@misconception("The threshold bounds the probability of label 1 from below; one minus it would be that of label 0.")
def threshold_of_label_zero(X, w, threshold=0.5):
    return (predict_proba(X, w) >= 1 - threshold).astype(int)


@misconception("The mean probability of these rows decides nothing: a row is compared with the threshold alone.")
def compared_with_the_mean(X, w, threshold=0.5):
    p = predict_proba(X, w)
    return (p >= p.mean()).astype(int)


@misconception("A high probability means label 1: the labels are the other way round.")
def labels_swapped(X, w, threshold=0.5):
    return (predict_proba(X, w) < threshold).astype(int)


@misconception("The labels of this problem are 0 and 1, not -1 and 1.")
def labels_of_minus_one_and_one(X, w, threshold=0.5):
    return np.where(predict_proba(X, w) >= threshold, 1, -1)


@misconception("Turning a probability into a whole number cuts it off: compare first, convert afterwards.")
def probabilities_cut_to_whole_numbers(X, w, threshold=0.5):
    return predict_proba(X, w).astype(int)


@misconception("A decision is asked for: compare the probabilities with the threshold.")
def probabilities_returned(X, w, threshold=0.5):
    return predict_proba(X, w)


@misconception("A comparison gives answers of true and false; labels are whole numbers of 0 and 1, so convert them.")
def not_whole_numbers(X, w, threshold=0.5):
    return predict_proba(X, w) >= threshold


@misconception("For a large score inf / inf is nan, and nan is never at or above a threshold: mind the overflow.")
def overflow_decides(X, w, threshold=0.5):
    odds = np.exp(X @ w)
    return (odds / (1 + odds) >= threshold).astype(int)


@misconception("The numbers of the rows with label 1 are not labels: every row gets a 0 or a 1.")
def positions_of_ones(X, w, threshold=0.5):
    return np.flatnonzero(predict_proba(X, w) >= threshold)


@misconception("A vector with one label per row is asked for, not a table with one column.")
def a_column(X, w, threshold=0.5):
    return (predict_proba(X, w) >= threshold).astype(int).reshape(-1, 1)


@misconception("No coefficient is an intercept here: the first one is multiplied by its column like every other.")
def first_coefficient_as_intercept(X, w, threshold=0.5):
    return (1 / (1 + np.exp(-w[0] - X[:, 1:] @ w[1:])) >= threshold).astype(int)
