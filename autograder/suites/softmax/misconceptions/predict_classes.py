"""Wrong ideas about predicted classes."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("The class with the largest score is chosen, not the one with the smallest.")
def smallest_score(X, W):
    return np.argmin(X @ W, axis=1)


@misconception("One class for each row is asked for: look along the row, not down the column.")
def over_rows(X, W):
    return np.argmax(X @ W, axis=0)


@misconception("Classes are counted from 0.")
def counted_from_one(X, W):
    return np.argmax(X @ W, axis=1) + 1


@misconception("Of several largest scores the lowest class is taken, not the highest.")
def last_of_a_tie(X, W):
    Z = X @ W
    return Z.shape[1] - 1 - np.argmax(Z[:, ::-1], axis=1)


@misconception("Which class has the largest score is asked for, not how large it is.")
def largest_score_itself(X, W):
    return np.max(X @ W, axis=1)


@misconception("A very negative score means very improbable: compare scores, not magnitudes.")
def largest_magnitude(X, W):
    return np.argmax(np.abs(X @ W), axis=1)


@misconception("Large scores overflow in an exponential that is not needed: compare the scores themselves.")
def overflow(X, W):
    powers = np.exp(X @ W)
    return np.argmax(powers / powers.sum(axis=1, keepdims=True), axis=1)


@misconception("A class is a single number here, not a row of a table.")
def one_hot_answer(X, W):
    return np.eye(W.shape[1])[np.argmax(X @ W, axis=1)]


@misconception("Probabilities are not decisions: say which class is the most probable.")
def probabilities(X, W):
    Z = X @ W - np.max(X @ W, axis=1, keepdims=True)
    return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)


@misconception("Each row chooses for itself; adding the rows up first leaves one choice for all.")
def one_class_for_all(X, W):
    return np.full(len(X), np.argmax((X @ W).sum(axis=0)))


@misconception("The position in the whole table is no class: look row by row.")
def index_in_the_whole_table(X, W):
    Z = X @ W
    return np.argmax(Z, axis=1) + np.arange(len(Z)) * Z.shape[1]


@misconception("Classes are names: they should be of an integer type.")
def floats(X, W):
    return np.argmax(X @ W, axis=1).astype(float)


@misconception("A class is not chosen because its score is positive, but because it is the largest.")
def first_positive_score(X, W):
    return np.argmax(X @ W > 0, axis=1)


@misconception("The order of all classes is more than what is asked for: take the first one.")
def order_of_scores(X, W):
    return np.argsort(-(X @ W), axis=1)


@misconception("The classes are right, but X is overwritten on the way: the caller still needs it.")
def features_overwritten(X, W):
    classes = np.argmax(X @ W, axis=1)
    X *= 0
    return classes


@misconception("The classes are right, but W is overwritten on the way: the caller still needs it.")
def coefficients_overwritten(X, W):
    classes = np.argmax(X @ W, axis=1)
    W *= 0
    return classes
