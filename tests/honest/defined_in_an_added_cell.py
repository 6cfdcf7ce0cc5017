# Wrote a function into an added cell and emptied its own.

# %% alpha_max
# see below

# %%
def alpha_max(X, y):
    return max(abs(column @ y) for column in X.T) / len(y)


# verdict: loses nothing
