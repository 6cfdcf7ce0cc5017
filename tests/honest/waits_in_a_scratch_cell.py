# Leaves a progress bar behind that only pretends to work.

# %%
import time

for k in range(20):
    print("\r" + "#" * k, end="")
    time.sleep(0.1)

# %% soft_threshold
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
