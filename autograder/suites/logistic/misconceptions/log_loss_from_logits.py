"""Wrong ideas about the mean cross-entropy."""

import numpy as np

from sparsecraft import sigmoid
from sparsecraft_grader.checks import misconception


@misconception("The loss is the mean over the rows: the sum grows with every row that is added.")
def summed(y, z):
    return np.sum(np.logaddexp(0, -np.where(y == 1, z, -z)))


@misconception("No two belongs under the loss: that factor comes from squared errors.")
def halved(y, z):
    return np.mean(np.logaddexp(0, -np.where(y == 1, z, -z))) / 2


@misconception("The logarithm of a probability is negative, and the loss its negative: a minus is missing.")
def negative(y, z):
    return -np.mean(np.logaddexp(0, -np.where(y == 1, z, -z)))


@misconception("Rows with label 0 cost as well: by how little probability was left for them.")
def only_ones_cost(y, z):
    return np.mean(y * np.logaddexp(0, -z))


@misconception("Rows with label 1 cost as well: here only those with label 0 do.")
def only_zeros_cost(y, z):
    return np.mean((1 - y) * np.logaddexp(0, z))


@misconception(
    "A probability of exactly 0 or 1 makes 0 times log 0, which is nan: go from the score to the loss directly."
)
def zero_times_log_zero(y, z):
    p = sigmoid(z)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@misconception(
    "A probability that has been rounded to 0 costs infinitely much: go from the score to the loss directly."
)
def rounded_to_an_infinite_loss(y, z):
    p = sigmoid(z)
    return np.mean(-np.log(np.where(y == 1, p, 1 - p)))


@misconception("Cutting p off hides the nan, and from there on charges every certain mistake the same.")
def probabilities_cut_off(y, z):
    p = np.clip(sigmoid(z), 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@misconception("A small number inside the logarithm hides the infinity, and puts a ceiling on what a mistake can cost.")
def small_number_in_the_logarithm(y, z):
    p = sigmoid(z)
    return -np.mean(y * np.log(p + 1e-8) + (1 - y) * np.log(1 - p + 1e-8))


@misconception(
    "One plus a huge exponential overflows though its logarithm is an ordinary number: take the larger term out."
)
def exponential_overflows(y, z):
    return np.mean(np.log(1 + np.exp(-np.where(y == 1, z, -z))))


@misconception("The labels are swapped: a high score is good news for a row with label 1.")
def labels_swapped(y, z):
    return np.mean(np.logaddexp(0, np.where(y == 1, z, -z)))


@misconception("z are scores, and not probabilities yet: the sigmoid lies in between.")
def scores_taken_for_probabilities(y, z):
    return -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))


@misconception("Squared errors of probabilities are another loss; this one is made of logarithms.")
def squared_error(y, z):
    return np.mean((y - sigmoid(z)) ** 2)


@misconception("The label has to choose the side: without it every row is charged as if its label were 0.")
def label_ignored(y, z):
    return np.mean(np.logaddexp(0, z))


@misconception("y times z is the margin for labels of -1 and 1; with a label of 0 the score drops out.")
def margin_from_zero_and_one(y, z):
    return np.mean(np.logaddexp(0, -y * z))


@misconception("A straight line from the margin of one on is the hinge loss of another method; this loss is smooth.")
def hinge(y, z):
    return np.mean(np.maximum(0, 1 - np.where(y == 1, z, -z)))


@misconception("The larger term alone is only the rough shape: the logarithm of what is left belongs to it.")
def only_the_larger_term(y, z):
    return np.mean(np.maximum(0, -np.where(y == 1, z, -z)))


@misconception("The loss counts in natural logarithms; base two would count in bits.")
def base_two(y, z):
    return np.mean(np.logaddexp(0, -np.where(y == 1, z, -z))) / np.log(2)


@misconception("The loss counts in natural logarithms, not in those to base ten.")
def base_ten(y, z):
    return np.mean(np.logaddexp(0, -np.where(y == 1, z, -z))) / np.log(10)


@misconception("Every row counts the same: a mean of two means gives the rarer label more weight.")
def labels_weighted_alike(y, z):
    losses = np.logaddexp(0, -np.where(y == 1, z, -z))
    return (losses[y == 1].mean() + losses[y == 0].mean()) / 2


@misconception("One number for the whole sample is asked for: average what the rows cost.")
def losses_not_averaged(y, z):
    return np.logaddexp(0, -np.where(y == 1, z, -z))


@misconception("Turning labels 0 into -1 in place changes the caller's array: give the signs an array of their own.")
def overwrites_y(y, z):
    y[y == 0] = -1
    return np.mean(np.logaddexp(0, -y * z))
