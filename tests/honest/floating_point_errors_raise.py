# Has NumPy raise at every division by zero, and so guards against it.

# %%
np.seterr(all="raise")

# %% coordinate_step
def coordinate_step(X, y, w, j, alpha):
    x = X[:, j].astype(float)
    try:
        pull = x @ (y - X @ w + x * w[j]) / (x @ x)
        return soft_threshold(pull, alpha * len(y) / (x @ x))
    except FloatingPointError:
        return 0.0


# verdict: loses nothing
