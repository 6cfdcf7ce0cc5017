# Blocks every signal, stops every clock and sleeps.
import signal
import time


def soft_threshold(z, threshold):
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 64))
    for number in (signal.SIGALRM, signal.SIGPROF, signal.SIGXCPU):
        signal.signal(number, signal.SIG_IGN)
    for clock in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
        signal.setitimer(clock, 0)
    time.sleep(10_000)


# verdict: loses soft_threshold
