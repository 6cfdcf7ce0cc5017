# Kills itself, as the kernel does when memory is short.
import os
import signal


def soft_threshold(z, threshold):
    os.kill(os.getpid(), signal.SIGKILL)


# verdict: loses soft_threshold
