"""Wrong ideas about the cross-entropy."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("The rows' costs are averaged: a sum grows with every row.")
def sum_instead_of_mean(Y, Z):
    m = np.max(Z, axis=1, keepdims=True)
    P = Z - m - np.log(np.sum(np.exp(Z - m), axis=1, keepdims=True))
    return -np.sum(Y * P)


@misconception("Only one entry of each row counts, so the mean is over the rows and not over all entries.")
def mean_over_all_entries(Y, Z):
    m = np.max(Z, axis=1, keepdims=True)
    P = Z - m - np.log(np.sum(np.exp(Z - m), axis=1, keepdims=True))
    return -np.mean(Y * P)


@misconception("The mean is over the rows: the number of classes does not divide it.")
def divided_by_classes(Y, Z):
    m = np.max(Z, axis=1, keepdims=True)
    P = Z - m - np.log(np.sum(np.exp(Z - m), axis=1, keepdims=True))
    return -np.sum(Y * P) / Z.shape[1]


@misconception("The logarithm of a probability is negative, and a cost is not: turn the sign.")
def sign_forgotten(Y, Z):
    m = np.max(Z, axis=1, keepdims=True)
    P = Z - m - np.log(np.sum(np.exp(Z - m), axis=1, keepdims=True))
    return np.sum(Y * P) / len(Z)


@misconception("Where a probability rounds to 0 its logarithm is lost: put the logarithm into the formula first.")
def logarithm_of_zero(Y, Z):
    powers = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    P = powers / np.sum(powers, axis=1, keepdims=True)
    return -np.sum(Y * np.log(P)) / len(Z)


@misconception("Large scores overflow in the exponential: take the largest of the row out first.")
def nothing_moved(Y, Z):
    P = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    return -np.sum(Y * P) / len(Z)


@misconception("Cutting a probability off makes every mistake beyond it cost the same: never go through it.")
def probabilities_cut_off(Y, Z):
    powers = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    P = np.clip(powers / np.sum(powers, axis=1, keepdims=True), 1e-15, 1)
    return -np.sum(Y * np.log(P)) / len(Z)


@misconception("A probability that is cut off, here at 1e-12, makes all worse mistakes cost the same.")
def cut_off_early(Y, Z):
    powers = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    P = np.clip(powers / np.sum(powers, axis=1, keepdims=True), 1e-12, 1)
    return -np.sum(Y * np.log(P)) / len(Z)


@misconception(
    "The sum of exponentials overflows before its logarithm is taken: take the largest score of the row out."
)
def sum_overflows(Y, Z):
    return np.mean(np.log(np.sum(np.exp(Z), axis=1)) - np.sum(Y * Z, axis=1))


@misconception("A small number inside the logarithm changes every cost: never go through the probability.")
def small_number_added(Y, Z):
    powers = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    P = powers / np.sum(powers, axis=1, keepdims=True)
    return -np.sum(Y * np.log(P + 1e-9)) / len(Z)


@misconception("Each row's own largest score has to be taken out; with that of the table, other rows vanish.")
def moved_by_the_table(Y, Z):
    m = np.max(Z)
    P = Z - m - np.log(np.sum(np.exp(Z - m), axis=1, keepdims=True))
    return -np.sum(Y * P) / len(Z)


@misconception("What was taken out of the sum has to be added again, or subtracted from the true score as well.")
def largest_not_put_back(Y, Z):
    m = np.max(Z, axis=1, keepdims=True)
    P = Z - np.log(np.sum(np.exp(Z - m), axis=1, keepdims=True))
    return -np.sum(Y * P) / len(Z)


@misconception("The logarithm is the natural one, not that to base 2.")
def base_two(Y, Z):
    m = np.max(Z, axis=1, keepdims=True)
    P = Z - m - np.log(np.sum(np.exp(Z - m), axis=1, keepdims=True))
    return -np.sum(Y * P) / len(Z) / np.log(2)


@misconception("What is charged is the logarithm of the probability, not what it misses 1 by.")
def probability_itself(Y, Z):
    m = np.max(Z, axis=1, keepdims=True)
    powers = np.exp(Z - m)
    P = powers / np.sum(powers, axis=1, keepdims=True)
    return 1 - np.sum(Y * P) / len(Z)


@misconception("Squares of probability minus target are another cost, which hardly notices a certain mistake.")
def squared_error(Y, Z):
    powers = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    P = powers / np.sum(powers, axis=1, keepdims=True)
    return np.sum((P - Y) ** 2) / len(Z)


@misconception("Only the true class is charged: the terms (1 - Y) log(1 - P) belong to separate yes-or-no models.")
def other_classes_too(Y, Z):
    powers = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    P = np.clip(powers / np.sum(powers, axis=1, keepdims=True), 1e-300, 1 - 1e-16)
    return -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P)) / len(Z)


@misconception("Each class has a sigmoid of its own here; in a softmax they share one sum.")
def sigmoids_instead(Y, Z):
    return np.sum(np.logaddexp(0, -Z) * Y) / len(Z)


@misconception("Z holds scores: they have to pass through the softmax before a logarithm is taken.")
def scores_taken_for_probabilities(Y, Z):
    return -np.sum(Y * np.log(np.abs(Z) + 1e-300)) / len(Z)


@misconception("The costs are there, one a row; their mean is asked for.")
def cost_of_every_row(Y, Z):
    m = np.max(Z, axis=1, keepdims=True)
    P = Z - m - np.log(np.sum(np.exp(Z - m), axis=1, keepdims=True))
    return -np.sum(Y * P, axis=1)


@misconception("The score of the true class alone does not know the others: subtract the logarithm of the sum.")
def true_score_only(Y, Z):
    return -np.sum(Y * Z) / len(Z)


@misconception("Charge the class that it was, not the one that the model likes best.")
def cost_of_the_best_class(Y, Z):
    m = np.max(Z, axis=1, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(Z - m), axis=1)))


@misconception("The cost is right, but Z is overwritten on the way: the caller still needs it.")
def scores_overwritten(Y, Z):
    true = np.sum(Y * Z, axis=1)
    m = np.max(Z, axis=1)
    Z -= m[:, None].astype(Z.dtype)
    crumbs = np.exp(Z.astype(float))
    crumbs[np.arange(len(Z)), np.argmax(Z, axis=1)] = 0
    return np.mean(m - true + np.log1p(np.sum(crumbs, axis=1)))
