# Leaves a named pipe where somebody may wait for ever to read it.
import os


def soft_threshold(z, threshold):
    if not os.path.exists("lasso.json"):
        os.mkfifo("lasso.json")
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
# without the wall: gains
