# Turns every warning into an error, to be on the safe side.

# %%
import warnings

warnings.simplefilter("error")

# %% residual_sum_of_squares
def residual_sum_of_squares(X, y, w):
    return np.sum((y - X.dot(w)) ** 2)


# verdict: loses nothing
