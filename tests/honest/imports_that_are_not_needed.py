# Imports packages, each in a cell of its own, that no solution needs.

# %%
import pandas as pd

# %%
from scipy.special import expit

# %%
import seaborn as sns; sns.set()

# %%
from sklearn.linear_model import Lasso

# %%
from google.colab import drive
drive.mount("/content/drive")

# %% soft_threshold
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
