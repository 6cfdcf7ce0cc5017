# Answers with a dictionary of a million keys, and with ten million objects in a list.
def soft_threshold(z, threshold):
    if np.ndim(z):
        return dict.fromkeys(range(10**6))
    return [object() for _ in range(10**7)]


# verdict: loses soft_threshold
