# Prints for ever.
import sys


def soft_threshold(z, threshold):
    while True:
        print("x" * 10_000)
        print("y" * 10_000, file=sys.stderr)


# verdict: loses soft_threshold
