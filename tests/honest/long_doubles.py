# Computes with the longest floating point numbers that there are.

# %% residual_sum_of_squares
def residual_sum_of_squares(X, y, w):
    r = y.astype(np.longdouble) - X.astype(np.longdouble) @ w
    return (r * r).sum()

# %% soft_threshold
def soft_threshold(z, threshold):
    z = np.asarray(z, dtype=np.longdouble)
    return z - np.clip(z, -threshold, threshold)


# verdict: loses nothing
