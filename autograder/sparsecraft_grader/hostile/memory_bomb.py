# Asks for 8 GB and touches all of it.
def soft_threshold(z, threshold):
    return np.ones(10**9)[: np.size(z)]
