# Checks arguments before computing, as good functions do.

# %% coordinate_step
def coordinate_step(X, y, w, j, alpha):
    if X.ndim != 2 or y.shape != (X.shape[0],) or w.shape != (X.shape[1],):
        raise ValueError("shapes do not fit")
    if not 0 <= j < X.shape[1]:
        raise IndexError(j)
    if alpha < 0:
        raise ValueError("alpha is negative")
    assert isinstance(X, np.ndarray), type(X)
    x = X[:, j].astype(np.float64)
    if (x == 0).all():
        return 0.0
    rest = y - np.sum([X[:, k] * w[k] for k in range(len(w)) if k != j], axis=0)
    return np.float64(soft_threshold(np.mean(x * rest), alpha)) / np.mean(x**2)


# verdict: loses nothing
