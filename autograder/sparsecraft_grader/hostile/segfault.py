# Crashes the interpreter.
import ctypes


def soft_threshold(z, threshold):
    return ctypes.string_at(0)
