# Leaves a measurement behind that takes longer than a cell may.

# %% soft_threshold
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)

# %%
X_big = np.random.rand(300, 300)
%timeit np.linalg.svd(X_big)


# verdict: loses nothing
