"""Wrong ideas about one against the rest."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("Separate answers need not sum to 1: divide each row by its sum.")
def not_divided(X, W):
    return 1 / (1 + np.exp(-np.clip(X @ W, -700, None)))


@misconception("That is the softmax: here each score has a sigmoid of its own before the rows are divided.")
def softmax_instead(X, W):
    Z = X @ W
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@misconception("The sigmoids are divided by their sum; no exponential is taken of them once more.")
def softmax_of_sigmoids(X, W):
    answers = 1 / (1 + np.exp(-np.clip(X @ W, -700, None)))
    return np.exp(answers) / np.exp(answers).sum(axis=1, keepdims=True)


@misconception("Each row belongs to one sample: divide it by its own sum, not by that of a column.")
def over_columns(X, W):
    answers = 1 / (1 + np.exp(-np.clip(X @ W, -700, None)))
    return answers / answers.sum(axis=0)


@misconception("Each row has a sum of its own: here all entries of the table share one.")
def over_the_table(X, W):
    answers = 1 / (1 + np.exp(-np.clip(X @ W, -700, None)))
    return answers / answers.sum()


@misconception("The sigmoid rises with the score: the exponent has the wrong sign.")
def sign_turned(X, W):
    answers = 1 / (1 + np.exp(np.clip(X @ W, None, 700)))
    return answers / answers.sum(axis=1, keepdims=True)


@misconception(
    "A very positive score overflows in exp(z) / (1 + exp(z)) and gives nan: use the form that is safe there."
)
def exponent_overflows(X, W):
    powers = np.exp(X @ W)
    answers = powers / (1 + powers)
    return answers / answers.sum(axis=1, keepdims=True)


@misconception("Dividing by the number of classes makes a mean of them; dividing by the sum makes the row sum to 1.")
def divided_by_classes(X, W):
    answers = 1 / (1 + np.exp(-np.clip(X @ W, -700, None)))
    return answers / W.shape[1]


@misconception("Divided by the largest of the row, the row does not sum to 1: divide by the sum.")
def divided_by_the_largest(X, W):
    answers = 1 / (1 + np.exp(-np.clip(X @ W, -700, None)))
    return answers / answers.max(axis=1, keepdims=True)


@misconception("Dividing by the length makes the squares sum to 1, not the entries.")
def length_one(X, W):
    answers = 1 / (1 + np.exp(-np.clip(X @ W, -700, None)))
    return answers / np.linalg.norm(answers, axis=1, keepdims=True)


@misconception("The scores have to pass through the sigmoid before they are divided by a sum.")
def scores_divided(X, W):
    Z = X @ W
    return Z / Z.sum(axis=1, keepdims=True)


@misconception("Cutting scores off makes every large one alike: the sigmoid needs no such help.")
def scores_cut_off(X, W):
    answers = 1 / (1 + np.exp(-np.clip(X @ W, -10, 10)))
    return answers / answers.sum(axis=1, keepdims=True)


@misconception("A small number added to the sum keeps the row from summing to 1.")
def small_number_in_the_sum(X, W):
    answers = 1 / (1 + np.exp(-np.clip(X @ W, -700, None)))
    return answers / (answers.sum(axis=1, keepdims=True) + 1e-6)


@misconception("A probability, and not a decision, is what each model says: don't round it first.")
def decisions_divided(X, W):
    answers = (X @ W >= 0).astype(float)
    return answers / np.maximum(answers.sum(axis=1, keepdims=True), 1)


@misconception("tanh runs from -1 to 1: the sigmoid is its half, moved up.")
def tanh_instead(X, W):
    answers = np.tanh(X @ W)
    return answers / answers.sum(axis=1, keepdims=True)


@misconception("The last class is not what the others leave: each has a model of its own.")
def rest_as_complement(X, W):
    answers = 1 / (1 + np.exp(-np.clip(X @ W, -700, None)))
    answers[:, -1] = 1 - answers[:, :-1].sum(axis=1)
    return answers


@misconception("Rows are samples and columns are classes: the table came back transposed.")
def transposed(X, W):
    answers = 1 / (1 + np.exp(-np.clip(X @ W, -700, None)))
    return (answers / answers.sum(axis=1, keepdims=True)).T


@misconception("Rounding is for printing: rounded shares don't sum to 1 any more.")
def rounded(X, W):
    answers = 1 / (1 + np.exp(-np.clip(X @ W, -700, None)))
    return np.round(answers / answers.sum(axis=1, keepdims=True), 3)


@misconception("The shares are right, but W is overwritten on the way: the caller still needs it.")
def coefficients_overwritten(X, W):
    answers = 1 / (1 + np.exp(-np.clip(X @ W, -700, None)))
    W *= 0
    return answers / answers.sum(axis=1, keepdims=True)


@misconception("The shares are right, but X is overwritten on the way: the caller still needs it.")
def features_overwritten(X, W):
    answers = 1 / (1 + np.exp(-np.clip(X @ W, -700, None)))
    X *= 0
    return answers / answers.sum(axis=1, keepdims=True)
