# Tries things out, right above a solution, on the small data that the visible tests have made.

# %% lasso_objective
print(X_tiny @ np.ones(2), rss)

def lasso_objective(X, y, w, alpha):
    return residual_sum_of_squares(X, y, w) / (2 * len(y)) + alpha * np.abs(w).sum()


# verdict: loses nothing
