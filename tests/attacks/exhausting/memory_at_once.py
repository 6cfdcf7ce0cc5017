# Asks for 80 GB.
def soft_threshold(z, threshold):
    return np.ones(10**10)[: np.size(z)]


# verdict: loses soft_threshold
