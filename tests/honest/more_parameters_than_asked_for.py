# Gives functions more parameters, all with defaults, and takes whatever comes.

# %% soft_threshold
def soft_threshold(*args, **kwargs):
    return shrink(*args, **kwargs)

def shrink(z, threshold, *, kind="soft", debug=False):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)

# %% alpha_max
def alpha_max(X, y, weights=None, *, scale=1.0):
    weights = np.ones(X.shape[1]) if weights is None else weights
    return scale * np.max(weights * np.abs(X.T @ y)) / len(y)

# %% lasso_coordinate_descent
def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8, w0=None, verbose=0, **ignored):
    w = np.zeros(X.shape[1]) if w0 is None else np.array(w0)
    for _ in range(max_iter):
        biggest = 0
        for j in range(X.shape[1]):
            old, w[j] = w[j], coordinate_step(X, y, w, j, alpha)
            biggest = max(biggest, abs(old - w[j]))
        if biggest < tol:
            return w
    return w


# verdict: loses nothing
