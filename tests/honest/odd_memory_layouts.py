# Returns arrays in Fortran order, backwards, read-only, and parts of larger ones.

# %% soft_threshold
def soft_threshold(z, threshold):
    shrunk = np.array(np.sign(z) * np.maximum(np.abs(z) - threshold, 0.0), order="F")
    if shrunk.ndim != 1:
        return np.broadcast_to(shrunk, np.shape(z))
    return shrunk[::-1].copy()[::-1]

# %% lasso_coordinate_descent
def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8):
    history = np.zeros((2, X.shape[1]))
    for _ in range(max_iter):
        history[0] = history[1]
        for j in range(X.shape[1]):
            history[1, j] = coordinate_step(X, y, history[1], j, alpha)
        if np.abs(history[1] - history[0]).max() < tol:
            break
    w = history.T[:, 1]
    w.setflags(write=False)
    return w


# verdict: loses nothing
