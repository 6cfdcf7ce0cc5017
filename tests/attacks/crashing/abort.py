# Aborts the interpreter.
import os


def soft_threshold(z, threshold):
    os.abort()


# verdict: loses soft_threshold
