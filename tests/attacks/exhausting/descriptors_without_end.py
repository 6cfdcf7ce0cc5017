# Opens files until there can be no more.
import os

kept = []


def soft_threshold(z, threshold):
    while True:
        kept.extend(os.pipe())


# verdict: loses soft_threshold
