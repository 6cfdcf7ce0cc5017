# Returns an array with one entry where a number is asked for, which the visible tests complain about.

# %% alpha_max
def alpha_max(X, y):
    return np.max(np.abs(X.T @ y), keepdims=True) / len(y)


# verdict: loses alpha_max
