# Leaks 200 MB with every answer.
leak = []


def soft_threshold(z, threshold):
    leak.append(np.ones(200 << 17))
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses part of soft_threshold
