"""Wrong ideas about the soft threshold."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("The sign of z has to survive: shrink the magnitude, then give it its sign back.")
def lost_sign(z, threshold):
    return np.maximum(np.abs(z) - threshold, 0.0)
