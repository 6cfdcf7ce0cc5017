# Leaves a cell behind that never ends.

# %%
k = 0
while k >= 0:
    k += 1

# %% soft_threshold
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
