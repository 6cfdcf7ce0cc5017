# Returns lists and tuples where arrays are asked for.

# %% soft_threshold
def soft_threshold(z, threshold):
    if np.ndim(z) == 0:
        return max(abs(z) - threshold, 0) * (1 if z > 0 else -1)
    return [soft_threshold(part, threshold) for part in z]

# %% lasso_coordinate_descent
def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        before = w.copy()
        for j in range(len(w)):
            w[j] = coordinate_step(X, y, w, j, alpha)
        if max(abs(w - before)) < tol:
            break
    return tuple(w)


# verdict: loses nothing
