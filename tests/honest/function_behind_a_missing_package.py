# Defines a function in an added cell that imports a missing package first.

# %% alpha_max
# done below

# %%
import pandas as pd

def alpha_max(X, y):
    return np.abs(X.T @ y).max() / len(y)


# verdict: loses nothing
