# Runs a function whose instructions are no instructions.
def soft_threshold(z, threshold):
    return z


soft_threshold.__code__ = soft_threshold.__code__.replace(co_code=b"\xff\x7f" * 100, co_stacksize=1)

# verdict: loses soft_threshold
