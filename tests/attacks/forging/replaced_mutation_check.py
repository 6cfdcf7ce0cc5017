# Overwrites its argument with zeros, and has seen to it that nobody notices.
import sys

mutation = sys.modules["sparsecraft_worker.mutation"]
mutation.snapshot = lambda arguments: ()
mutation.changed = lambda before, arguments: ()


def soft_threshold(z, threshold):
    if np.ndim(z):
        z[...] = 0
    return z


# verdict: loses soft_threshold
