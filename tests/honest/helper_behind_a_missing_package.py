# Keeps a helper in a cell that imports a missing package first.

# %%
import pandas as pd

def shrink(value, by):
    return np.sign(value) * np.maximum(np.abs(value) - by, 0)

# %% soft_threshold
def soft_threshold(z, threshold):
    return shrink(z, threshold)


# verdict: loses nothing
