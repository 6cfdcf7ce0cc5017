# Returns a one by one matrix where a number is asked for; the objective, which calls it, is right.

# %% residual_sum_of_squares
def residual_sum_of_squares(X, y, w):
    r = np.matrix(y).T - np.matrix(X) * np.matrix(w).T
    return r.T * r


# verdict: loses residual_sum_of_squares
