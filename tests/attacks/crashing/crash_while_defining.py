# Crashes at the end of the cell that defines the function.
import os


def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


os._exit(0)

# verdict: loses soft_threshold
