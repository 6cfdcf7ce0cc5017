# Tells Python that nobody needs "soft_threshold" and its module any more.
import ctypes
import gc


def soft_threshold(z, threshold):
    for thing in (np.maximum, np.sign, np.ndarray, dict, soft_threshold.__code__):
        ctypes.c_ssize_t.from_address(id(thing)).value = 1
    thing = things = None
    gc.collect()
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
