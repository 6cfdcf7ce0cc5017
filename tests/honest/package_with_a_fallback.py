# Would compile functions with a package that is not there, and goes on without.

# %%
try:
    from numba import njit
except ImportError:
    njit = lambda function: function

# %% soft_threshold
@njit
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
