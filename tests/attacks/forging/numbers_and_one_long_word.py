# Returns a list of numbers with one very long word in it, which an array of words would need 140 GB for.
def soft_threshold(z, threshold):
    return [0] * 100_000 + ["w" * 350_000]


# verdict: loses soft_threshold
