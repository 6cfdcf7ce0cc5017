# Asks for plots that can be turned with the mouse.

# %%
%matplotlib widget

# %%
import matplotlib.pyplot as plt
plt.plot([1, 2])

# %% soft_threshold
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
