# Stops itself, so that it is there and does nothing.
import os
import signal


def soft_threshold(z, threshold):
    os.kill(os.getpid(), signal.SIGSTOP)
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
