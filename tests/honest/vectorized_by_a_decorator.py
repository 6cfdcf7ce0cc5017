# Writes the function for one number and has NumPy apply it to all.

# %% soft_threshold
@np.vectorize
def soft_threshold(z, threshold):
    if z > threshold:
        return float(z - threshold)
    elif z < -threshold:
        return float(z + threshold)
    return 0.0


# verdict: loses nothing
