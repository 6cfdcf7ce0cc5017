# Waits a tenth of a second in every call, to see the progress.

# %%
import time

# %% alpha_max
def alpha_max(X, y):
    time.sleep(0.1)
    return np.abs(X.T @ y).max() / len(y)

# %% duality_gap
def duality_gap(X, y, w, alpha):
    time.sleep(0.1)
    n, r = len(y), y - X @ w
    s = 1 / max(1, np.abs(X.T @ r).max() / (n * alpha))
    return lasso_objective(X, y, w, alpha) + s * (s * (r @ r) - 2 * (r @ y)) / (2 * n)


# verdict: loses nothing
