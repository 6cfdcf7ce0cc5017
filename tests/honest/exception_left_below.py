# Wrote the function above the line that raises, which is never reached.

# %% alpha_max
def alpha_max(X, y):
    return np.abs(X.T @ y).max() / len(y)
    # YOUR CODE HERE
    raise NotImplementedError()


# verdict: loses nothing
