# Saves what a function returned under the function's own name, in a scratch cell.

# %% alpha_max
def alpha_max(X, y):
    return np.max(np.abs(X.T @ y)) / X.shape[0]

# %%
alpha_max = alpha_max(np.eye(2), np.ones(2))
print("the largest alpha is", alpha_max)


# verdict: loses nothing
