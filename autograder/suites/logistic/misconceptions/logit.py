"""Wrong ideas about the logit."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception(
    "Close to one half the odds are close to one, and rounding them costs the digits that the result is made of."
)
def digits_lost_near_one_half(p):
    p = np.asarray(p, dtype=float)
    return np.log(p / (1 - p))


@misconception("Odds are not on the scale of scores yet: the logit is their logarithm.")
def odds(p):
    p = np.asarray(p, dtype=float)
    return p / (1 - p)


@misconception("The probability itself goes into no logarithm alone: it is compared with one minus it.")
def logarithm_of_p(p):
    return np.log(p)


@misconception("Likely events have positive scores: p belongs above, and one minus p below the line.")
def upside_down(p):
    p = np.asarray(p, dtype=float)
    return np.log((1 - p) / p)


@misconception("Scores count in natural logarithms, because the sigmoid uses e; base ten belongs to another scale.")
def base_ten(p):
    p = np.asarray(p, dtype=float)
    return np.log10(p / (1 - p))


@misconception("Scores count in natural logarithms, because the sigmoid uses e; base two would count in bits.")
def base_two(p):
    p = np.asarray(p, dtype=float)
    return np.log2(p / (1 - p))


@misconception("The logarithm of a quotient is a difference of logarithms, not a quotient of them.")
def quotient_of_logarithms(p):
    p = np.asarray(p, dtype=float)
    return np.log(p) / np.log(1 - p)


@misconception("The logarithm of a quotient is a difference of logarithms; their sum belongs to a product.")
def sum_of_logarithms(p):
    p = np.asarray(p, dtype=float)
    return np.log(p) + np.log(1 - p)


@misconception("A probability close to 0 or 1 is a legitimate one with a finite logit: don't cut it off.")
def cut_off_at_the_ends(p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    upper, lower = np.maximum(p, 0.5), np.minimum(p, 0.5)
    return np.log1p((2 * upper - 1) / (1 - upper)) - np.log1p((1 - 2 * lower) / lower)


@misconception(
    "What helps close to one half hurts elsewhere: for a tiny p, what is left beyond one rounds to minus one."
)
def centred_form_everywhere(p):
    return 2 * np.arctanh(2 * np.asarray(p, dtype=float) - 1)


@misconception("The area tangent of 2p - 1 is half of the logit: the factor of two in front is missing.")
def half_of_it(p):
    p = np.asarray(p, dtype=float)
    return np.arctanh(2 * p - 1)


@misconception(
    "One over p is close to one where p is, and taking one off leaves mostly rounding: it costs digits there."
)
def one_over_p(p):
    return -np.log(1 / np.asarray(p, dtype=float) - 1)


@misconception("A small number added for safety changes every logit close to the ends, where p itself is small.")
def small_number_added(p):
    p = np.asarray(p, dtype=float)
    return np.log((p + 1e-9) / (1 - p + 1e-9))


@misconception("The logarithm of math takes one number only; NumPy's takes arrays of any shape.")
def logarithm_of_math(p):
    import math

    return math.log(p / (1 - p))


@misconception("p may be a single number or have several axes: work on it as a whole, so that its shape is kept.")
def flattened(p):
    flat = np.atleast_1d(p).ravel().astype(float)
    upper, lower = np.maximum(flat, 0.5), np.minimum(flat, 0.5)
    return np.log1p((2 * upper - 1) / (1 - upper)) - np.log1p((1 - 2 * lower) / lower)


@misconception("Assigning into p changes the caller's array: write the result into an array of its own.")
def overwrites_p(p):
    if np.ndim(p) == 0:
        return np.log1p((2 * p - 1) / (1 - p)) if p > 0.5 else -np.log1p((1 - 2 * p) / p)
    upper, lower = np.maximum(p, 0.5), np.minimum(p, 0.5)
    p[...] = np.log1p((2 * upper - 1) / (1 - upper)) - np.log1p((1 - 2 * lower) / lower)
    return p


@misconception("Rounding is for printing: a result close to zero needs its digits as much as any other.")
def rounded(p):
    p = np.asarray(p, dtype=float)
    return np.round(np.log(p / (1 - p)), 4)
