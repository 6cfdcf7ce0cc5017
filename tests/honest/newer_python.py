# Uses what Python has learned in later years.

# %% soft_threshold
def soft_threshold(z, threshold):
    match np.ndim(z):
        case 0 if (size := abs(z) - threshold) > 0:
            return float(np.copysign(size, z))
        case 0:
            return 0.0
        case _:
            return np.stack([soft_threshold(part, threshold) for part in z])

# %% lasso_coordinate_descent
def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8):
    w, sweeps = np.zeros(X.shape[1]), 0
    while (sweeps := sweeps + 1) <= max_iter:
        if sum(moved := [update(X, y, w, j, alpha) for j in range(w.size)]) == 0 or max(moved) < tol:
            break
    return w

def update(X, y, w, j, alpha, /):
    w[j], old = coordinate_step(X, y, w, j, alpha), w[j]
    return abs(w[j] - old)


# verdict: loses nothing
