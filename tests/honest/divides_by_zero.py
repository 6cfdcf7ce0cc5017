# Divides by zero with a warning and repairs what comes of it.

# %% coordinate_step
def coordinate_step(X, y, w, j, alpha):
    x, n = X[:, j], X.shape[0]
    without = np.delete(X, j, axis=1) @ np.delete(w, j)
    step = np.sign(x @ (y - without)) * np.maximum(np.abs(x @ (y - without)) / n - alpha, 0) / np.mean(x * x)
    return np.nan_to_num(step, nan=0.0)

# %% duality_gap
def duality_gap(X, y, w, alpha):
    n, r = len(y), y - X @ w
    s = np.minimum(1, n * alpha / np.max(np.abs(X.T @ r)))
    dual = (np.sum(y**2) - np.sum((y - s * r) ** 2)) / (2 * n)
    return lasso_objective(X, y, w, alpha) - dual


# verdict: loses nothing
