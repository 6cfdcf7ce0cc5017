# Makes folders that nobody may look into or remove, one in the other.
import os
import time


def soft_threshold(z, threshold):
    os.umask(0)
    os.makedirs("a/b")
    os.mkdir("a/b/c", 0o000)
    os.mkdir("a/d", 0o200)
    time.sleep(0.5)
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
