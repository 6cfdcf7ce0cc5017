"""Wrong ideas about odds ratios."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("The coefficient is the logarithm of the odds ratio, not the ratio itself: undo the logarithm.")
def coefficients(w):
    return np.array(w, dtype=float)


@misconception("The ratio itself is asked for, 1 for no change: taking 1 off gives the increase as a share.")
def increase_as_a_share(w):
    return np.expm1(w)


@misconception(
    "An increase in percent is another way to say it; here the factor by which the odds change is asked for."
)
def increase_in_percent(w):
    return 100 * np.expm1(w)


@misconception("The sigmoid makes a probability of a score; a coefficient becomes a ratio of odds, which may exceed 1.")
def probability(w):
    return 1 / (1 + np.exp(-np.asarray(w, dtype=float)))


@misconception("A ratio of odds is no ratio of probabilities, which would depend on where one starts.")
def ratio_of_probabilities_from_one_half(w):
    return 2 / (1 + np.exp(-np.asarray(w, dtype=float)))


@misconception(
    "A positive coefficient makes the odds grow, so its ratio is above 1: the sign in the exponent is wrong."
)
def upside_down(w):
    return np.exp(-np.asarray(w, dtype=float))


@misconception("A negative coefficient makes the odds shrink: without its sign every ratio is above 1.")
def sign_dropped(w):
    return np.exp(np.abs(w))


@misconception("Scores count in natural logarithms, so the base is e; two would undo a logarithm to base two.")
def base_two(w):
    return 2.0 ** np.asarray(w)


@misconception("Scores count in natural logarithms, so the base is e; ten would undo a logarithm to base ten.")
def base_ten(w):
    return 10.0 ** np.asarray(w)


@misconception("One plus w is close to the ratio for small coefficients only: the odds are multiplied, not added to.")
def one_plus_w(w):
    return 1 + np.asarray(w, dtype=float)


@misconception("No coefficient is an intercept here that could be left out: there is a ratio for each of them.")
def first_one_left_out(w):
    return np.exp(w[1:])


@misconception(
    "Each ratio stands by itself: dividing by their sum, as for probabilities of classes, changes all of them."
)
def softmax(w):
    grown = np.exp(w - np.max(w))
    return grown / grown.sum()


@misconception("Ratios are fractions: in an array of whole numbers they are cut off.")
def cut_to_whole_numbers(w):
    ratios = np.array(w)
    for j, each in enumerate(w):
        ratios[j] = np.exp(min(float(each), 30.0))
    return ratios


@misconception("Rounding is for printing: a small ratio would be rounded to nothing.")
def rounded(w):
    return np.round(np.exp(w), 2)


@misconception("Assigning into w changes the caller's coefficients: return a new array.")
def overwrites_w(w):
    for j in range(len(w)):
        w[j] = np.exp(w[j])
    return w


@misconception(
    "Each ratio compares a column with itself one unit lower: there is no first coefficient to compare with."
)
def compared_with_the_first(w):
    return np.exp(w - w[0])


@misconception("No coefficient is left out, at the end no more than at the beginning: each has a ratio.")
def last_one_left_out(w):
    return np.exp(w[:-1])


@misconception(
    "Probabilities become odds by division; a coefficient is a logarithm of a ratio of odds, and no probability."
)
def coefficients_taken_for_probabilities(w):
    with np.errstate(all="ignore"):
        return np.asarray(w, dtype=float) / (1 - np.asarray(w, dtype=float))
