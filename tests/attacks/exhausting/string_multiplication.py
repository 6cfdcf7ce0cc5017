# Makes a text as long as a library, then one that is a million times longer.
def soft_threshold(z, threshold):
    text = "lasso " * 10**8
    return len(text * 10**6) + z


# verdict: loses soft_threshold
