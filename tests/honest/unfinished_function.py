# Has not come to the end: the last function is half done.

# %% duality_gap
def duality_gap(X, y, w, alpha):
    residual = y - X @ w
    primal = lasso_objective(X, y, w, alpha)
    # TODO: the dual
    raise NotImplementedError("ran out of time")


# verdict: loses duality_gap
