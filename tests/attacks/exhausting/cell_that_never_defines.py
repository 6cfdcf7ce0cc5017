# Waits for ever before it defines anything, and can't be woken up.
import signal
import time

signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM, signal.SIGPROF])
time.sleep(10_000)


def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
