"""Wrong ideas about the sigmoid."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("The S runs uphill: the exponent is minus z, so that a large score makes the denominator small.")
def downhill(z):
    return 1 / (1 + np.exp(np.asarray(z)))


@misconception("Odds over one plus odds is right on paper, but for a large score it is inf / inf: mind the other side.")
def overflows_to_nan(z):
    odds = np.exp(np.asarray(z, dtype=float))
    return odds / (1 + odds)


@misconception("The hyperbolic tangent runs from -1 to 1; a probability runs from 0 to 1.")
def tanh(z):
    return np.tanh(z)


@misconception("Moved and halved, tanh is the sigmoid of twice its argument: the score has to be halved as well.")
def tanh_of_the_whole_score(z):
    return (1 + np.tanh(z)) / 2


@misconception("The exponential of the score gives the odds; a probability is the odds over one plus the odds.")
def odds(z):
    return np.exp(np.asarray(z, dtype=float))


@misconception("p times one minus p is the slope of the sigmoid; what is asked for is p itself.")
def slope(z):
    small = np.exp(-np.abs(z))
    return small / (1 + small) ** 2


@misconception("A division binds tighter than a sum: the whole denominator needs brackets.")
def brackets_missing(z):
    return 1 / 1 + np.exp(-np.asarray(z, dtype=float))


@misconception(
    "The magnitude keeps the exponential small, but the sign has to come back: below zero p is under a half."
)
def sign_lost(z):
    return 1 / (1 + np.exp(-np.abs(z)))


@misconception(
    "Cutting the scores off avoids the overflow but changes the probabilities: none of them gets near 0 or 1."
)
def scores_cut_off(z):
    return 1 / (1 + np.exp(-np.clip(z, -10, 10)))


@misconception("A probability may come as close to 0 and 1 as it likes: don't keep it away from the ends.")
def kept_off_the_ends(z):
    small = np.exp(-np.abs(z))
    return np.clip(np.where(np.asarray(z) >= 0, 1, small) / (1 + small), 1e-7, 1 - 1e-7)


@misconception("Rounding is for printing: return all the digits that there are.")
def rounded(z):
    small = np.exp(-np.abs(z))
    return np.round(np.where(np.asarray(z) >= 0, 1, small) / (1 + small), 4)


@misconception("A step from 0 to 1 is a decision; the sigmoid says how sure it is.")
def step(z):
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)


@misconception("A comparison of an array is an array of answers, so a plain if can't decide for all entries at once.")
def numbers_only(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


@misconception("The functions of math take one number, and raise where it overflows; those of NumPy take whole arrays.")
def exponential_of_math(z):
    import math

    return 1 / (1 + math.exp(-z))


@misconception("z may be a single number or have several axes: work on it as a whole, so that its shape is kept.")
def flattened(z):
    flat = np.atleast_1d(z).ravel()
    small = np.exp(-np.abs(flat))
    return np.where(flat >= 0, 1, small) / (1 + small)


@misconception("A result array made in the likeness of whole numbers cuts every fraction off: make it one of floats.")
def fractions_cut_off(z):
    z = np.asarray(z)
    result = np.zeros_like(z)
    small = np.exp(-np.abs(z))
    result[...] = np.where(z >= 0, 1, small) / (1 + small)
    return result


@misconception("Assigning into z changes the caller's array: write the result into an array of its own.")
def overwrites_z(z):
    if np.ndim(z) == 0:
        return 1 / (1 + np.exp(-z))
    positive = z >= 0
    z[...] = np.exp(-np.abs(z))
    z /= 1 + z
    z[positive] = 1 - z[positive]
    return z
