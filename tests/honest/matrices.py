# Computes with np.matrix, as an old textbook does, and returns numbers.

# %% residual_sum_of_squares
def residual_sum_of_squares(X, y, w):
    r = np.matrix(y).T - np.matrix(X) * np.matrix(w).T
    return (r.T * r)[0, 0]

# %% alpha_max
def alpha_max(X, y):
    return abs(np.matrix(X).T * np.matrix(y).T).max() / len(y)


# verdict: loses nothing
