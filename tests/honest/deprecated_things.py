# Uses what is deprecated and warns of it in every call.

# %% soft_threshold
import warnings

def soft_threshold(z, threshold):
    warnings.warn("use shrink instead", DeprecationWarning)
    warnings.warn("this may change", FutureWarning, stacklevel=2)
    return np.where(z > threshold, z - threshold, np.where(z < -threshold, z + threshold, 0.0))


# verdict: loses nothing
