# Crashes in a cell of its own, before and after which everything is right.
# %%
import ctypes

ctypes.string_at(0)

# %% soft_threshold
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
