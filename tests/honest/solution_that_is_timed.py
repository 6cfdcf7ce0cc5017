# Has the cells of solutions timed and their output captured by magic.

# %% soft_threshold
%%time
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)

# %% alpha_max
%%capture output
def alpha_max(X, y):
    return np.abs(y @ X).max() / y.size
print("defined")


# verdict: loses nothing
