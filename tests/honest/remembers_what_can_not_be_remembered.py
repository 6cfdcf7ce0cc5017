# Has results remembered by lru_cache, which can't do that with arrays.

# %% soft_threshold
from functools import lru_cache

@lru_cache(maxsize=None)
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
