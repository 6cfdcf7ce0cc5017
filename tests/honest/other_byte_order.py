# Returns numbers with their bytes the other way round.

# %% soft_threshold
def soft_threshold(z, threshold):
    return np.asarray(np.sign(z) * np.maximum(np.abs(z) - threshold, 0.0)).astype(">f8")


# verdict: loses nothing
