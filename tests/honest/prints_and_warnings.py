# Leaves prints, plots and warnings behind.
# %%
import warnings

print("checking my work")
warnings.warn("just a thought")
# %% soft_threshold
def soft_threshold(z, threshold):
    print("z is", z)
    np.log(0.0)
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)
# verdict: loses nothing
