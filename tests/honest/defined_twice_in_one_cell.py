# Keeps a first try above the right function, in the same cell.

# %% soft_threshold
def soft_threshold(z, threshold):
    return z - threshold  # first try

def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
