# Prints the result instead of returning it.

# %% residual_sum_of_squares
def residual_sum_of_squares(X, y, w):
    print(np.sum((y - X @ w) ** 2))


# verdict: loses residual_sum_of_squares
