"""Wrong ideas about the softmax."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("Each row belongs to one sample: its probabilities share the sum of that row, not of a column.")
def over_columns(Z):
    powers = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=0, keepdims=True)


@misconception("Each row has a sum of its own: here all entries of the table share one.")
def over_the_whole_table(Z):
    powers = np.exp(Z - np.max(Z))
    return powers / np.sum(powers)


@misconception("Large scores overflow in the exponential: move each row first, until its largest score is 0.")
def not_moved(Z):
    powers = np.exp(Z)
    return powers / np.sum(powers, axis=1, keepdims=True)


@misconception("Each row has to be moved by its own largest score; by that of the table, a low row becomes 0 / 0.")
def moved_by_the_table(Z):
    powers = np.exp(Z - np.max(Z))
    return powers / np.sum(powers, axis=1, keepdims=True)


@misconception("Moving by the mean leaves a large score large; only the largest score of the row makes it safe.")
def moved_by_the_mean(Z):
    powers = np.exp(Z - np.mean(Z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


@misconception("Moving the smallest score to 0 makes the others larger still: it is the largest that has to become 0.")
def moved_by_the_smallest(Z):
    powers = np.exp(Z - np.min(Z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


@misconception("The largest score is that of a row, not that of a column.")
def moved_by_columns(Z):
    powers = np.exp(Z - np.max(Z, axis=0))
    return powers / np.sum(powers, axis=1, keepdims=True)


@misconception("Cutting scores off changes their differences; moving a whole row does not.")
def scores_cut_off(Z):
    powers = np.exp(np.clip(Z, -500, 500))
    return powers / np.sum(powers, axis=1, keepdims=True)


@misconception("The largest score belongs to the largest probability: the exponent has the wrong sign.")
def sign_turned(Z):
    powers = np.exp(np.min(Z, axis=1, keepdims=True) - Z)
    return powers / np.sum(powers, axis=1, keepdims=True)


@misconception("The exponentials are positive, but only the division by their sum makes the row sum to 1.")
def not_divided(Z):
    return np.exp(Z - np.max(Z, axis=1, keepdims=True))


@misconception("Scores may be negative: the exponential has to make them positive before they share a sum.")
def exponential_forgotten(Z):
    return Z / np.sum(Z, axis=1, keepdims=True)


@misconception("The base is e: powers of two, or of ten, share the sum in other proportions.")
def power_of_two(Z):
    powers = 2.0 ** (Z - np.max(Z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


@misconception(
    "Squares make a very negative score as probable as a very positive one; the exponential keeps the order."
)
def squares(Z):
    powers = np.square(Z) + 0.0
    return powers / np.sum(powers, axis=1, keepdims=True)


@misconception("Separate sigmoids know nothing of the other classes of their row: the scores have to share one sum.")
def sigmoids(Z):
    return 1 / (1 + np.exp(-Z))


@misconception("Dividing sigmoids by their sum is the rival of the last section: the softmax divides exponentials.")
def sigmoids_shared(Z):
    answers = 1 / (1 + np.exp(-np.clip(Z, -700, None)))
    return answers / np.sum(answers, axis=1, keepdims=True)


@misconception("A probability is no decision: the classes behind keep theirs.")
def winner_takes_all(Z):
    largest = np.max(Z, axis=1, keepdims=True)
    return (largest == Z).astype(float)


@misconception("Those are the logarithms of the probabilities.")
def logarithms(Z):
    moved = Z - np.max(Z, axis=1, keepdims=True)
    return moved - np.log(np.sum(np.exp(moved), axis=1, keepdims=True))


@misconception("A small number added to the sum keeps the row from summing to 1; after moving, the sum can't be 0.")
def small_number_in_the_sum(Z):
    powers = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return powers / (np.sum(powers, axis=1, keepdims=True) + 1e-6)


@misconception("Rounding is for printing: rounded probabilities don't sum to 1 any more.")
def rounded(Z):
    powers = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return np.round(powers / np.sum(powers, axis=1, keepdims=True), 3)


@misconception("Rows stay rows: the table came back transposed.")
def transposed(Z):
    powers = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return (powers / np.sum(powers, axis=1, keepdims=True)).T


@misconception("The probabilities are right, but Z is overwritten on the way: the caller still needs it.")
def scores_overwritten(Z):
    Z -= np.max(Z, axis=1, keepdims=True)
    powers = np.exp(Z)
    return powers / np.sum(powers, axis=1, keepdims=True)


@misconception("An array of whole numbers can't hold fractions: the result needs a type of its own.")
def result_in_the_type_of_the_scores(Z):
    powers = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return (powers / np.sum(powers, axis=1, keepdims=True)).astype(int)
