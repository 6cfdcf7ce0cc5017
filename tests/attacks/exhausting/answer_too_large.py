# Answers with 200 MB.
def soft_threshold(z, threshold):
    return np.zeros(25_000_000)


# verdict: loses soft_threshold
