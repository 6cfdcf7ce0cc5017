# Prints 100 MB, and then nothing but zeros.
def soft_threshold(z, threshold):
    print("x" * 100_000_000)
    return np.zeros(np.shape(z))
