# Renamed a helper in one place only.

# %%
def shrink_towards_zero(value, by):
    return np.sign(value) * np.maximum(np.abs(value) - by, 0)

# %% soft_threshold
def soft_threshold(z, threshold):
    return shrink(z, threshold)


# verdict: loses soft_threshold
