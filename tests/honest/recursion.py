# Solves by recursion what others solve by loops.

# %% residual_sum_of_squares
def residual_sum_of_squares(X, y, w):
    if len(y) == 0:
        return 0.0
    return (y[0] - X[0] @ w) ** 2 + residual_sum_of_squares(X[1:], y[1:], w)

# %% soft_threshold
def soft_threshold(z, threshold):
    if np.ndim(z) > 0:
        return np.array([soft_threshold(part, threshold) for part in z])
    return -soft_threshold(-z, threshold) if z < 0 else max(z - threshold, 0.0)

# %% alpha_max
def alpha_max(X, y):
    first = abs(X[:, 0] @ y) / len(y)
    return first if X.shape[1] == 1 else max(first, alpha_max(X[:, 1:], y))


# verdict: loses nothing
