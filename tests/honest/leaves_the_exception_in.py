# Wrote the function but left the line in that raises, above the code.

# %% alpha_max
def alpha_max(X, y):
    # YOUR CODE HERE
    raise NotImplementedError()
    return np.abs(X.T @ y).max() / len(y)


# verdict: loses alpha_max
