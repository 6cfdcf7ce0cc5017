# Has a thread that never hands the interpreter over, so that nothing can be interrupted.
import sys
import threading


def spin():
    while True:
        pass


def soft_threshold(z, threshold):
    sys.setswitchinterval(1e6)
    threading.Thread(target=spin, daemon=True).start()
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
