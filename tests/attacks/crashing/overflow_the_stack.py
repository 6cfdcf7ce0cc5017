# Calls itself through C until the stack is full.
import ctypes

libc = ctypes.CDLL(None)


@ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
def compare(one, other):
    soft_threshold(1.0, 1.0)
    return 0


def soft_threshold(z, threshold):
    libc.qsort((ctypes.c_int * 2)(2, 1), 2, 4, compare)
    return 0.0


# verdict: loses soft_threshold
