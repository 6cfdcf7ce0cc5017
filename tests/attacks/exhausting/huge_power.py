# Asks for a power that takes hours, inside a single step of the interpreter.
def soft_threshold(z, threshold):
    return 7 ** (1 << 30) % 10


# verdict: loses soft_threshold
