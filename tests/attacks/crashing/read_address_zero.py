# Reads from the address zero.
import ctypes


def soft_threshold(z, threshold):
    return ctypes.string_at(0)


# verdict: loses soft_threshold
