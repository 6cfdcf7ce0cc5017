# Defines a function wrongly in its cell, and rightly in an added cell at the end.

# %% soft_threshold
def soft_threshold(z, threshold):
    return np.maximum(z - threshold, 0)

# %% duality_gap
def duality_gap(X, y, w, alpha):
    n, r = len(y), y - X @ w
    largest = max(abs(X.T @ r))
    s = 1 if largest == 0 else min(1, n * alpha / largest)
    theta = s * r / n
    return lasso_objective(X, y, w, alpha) - (y @ theta - n / 2 * theta @ theta)

# %%
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
