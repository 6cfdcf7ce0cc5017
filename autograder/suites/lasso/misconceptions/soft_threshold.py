"""Wrong ideas about the soft threshold."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("The sign of z has to survive: shrink the magnitude, then give it its sign back.")
def lost_sign(z, threshold):
    return np.maximum(np.abs(z) - threshold, 0.0)


@misconception("Negative entries beyond the threshold survive too: they move up towards zero, they are not cut off.")
def only_positive_survive(z, threshold):
    return np.maximum(np.asarray(z) - threshold, 0.0)


@misconception("Keeping large entries as they are is the hard threshold; the soft one moves them towards zero as well.")
def hard_threshold(z, threshold):
    return np.where(np.abs(z) > threshold, z, 0.0)


@misconception("Shrinking stops at zero: an entry smaller than the threshold must not come out on the other side.")
def overshoots_zero(z, threshold):
    return np.sign(z) * (np.abs(z) - threshold)


@misconception("Shrinking is towards zero: a negative entry moves up by the threshold, not further down.")
def moves_everything_down(z, threshold):
    return np.where(np.abs(z) > threshold, np.asarray(z) - threshold, 0.0)


@misconception("Clipping keeps what lies inside the threshold; the soft threshold keeps what sticks out of it.")
def clipped(z, threshold):
    return np.clip(z, -threshold, threshold)


@misconception("Dividing shrinks large entries more and never reaches zero: that is ridge. Here all move equally far.")
def divided(z, threshold):
    return np.asarray(z) / (1.0 + threshold)


@misconception("The entries move by the whole threshold, not by half of it.")
def half_the_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold / 2, 0.0)


@misconception("A result array made in the likeness of whole numbers cuts every fraction off: make it one of floats.")
def fractions_cut_off(z, threshold):
    result = np.zeros_like(z)
    result[...] = np.sign(z) * np.maximum(np.abs(z) - threshold, 0.0)
    return result


@misconception("A comparison of an array is an array of answers, so a plain if can't decide for all entries at once.")
def numbers_only(z, threshold):
    if z > threshold:
        return z - threshold
    if z < -threshold:
        return z + threshold
    return 0.0


@misconception("z may be a single number or have several axes: work on it as a whole, so that its shape is kept.")
def flattened(z, threshold):
    flat = np.atleast_1d(z).ravel()
    return np.sign(flat) * np.maximum(np.abs(flat) - threshold, 0.0)


@misconception("Assigning into z changes the caller's array: write the result into an array of its own.")
def overwrites_z(z, threshold):
    if np.ndim(z) == 0:
        return np.sign(z) * max(abs(z) - threshold, 0.0)
    sign = np.sign(z)
    z -= threshold * sign
    z[z * sign < 0] = 0.0
    return z
