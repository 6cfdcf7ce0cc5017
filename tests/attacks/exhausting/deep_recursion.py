# Calls itself without end, with the guard against it taken away.
import sys


def deeper(z):
    return deeper(z) + 1


def soft_threshold(z, threshold):
    sys.setrecursionlimit(2**31 - 1)
    return deeper(z)


# verdict: loses soft_threshold
