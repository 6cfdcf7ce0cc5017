# Returns single precision where single precision came in.

# %% soft_threshold
def soft_threshold(z, threshold):
    z = np.asarray(z)
    kind = z.dtype if z.dtype.kind == "f" else np.float64
    return (np.sign(z) * np.maximum(np.abs(z) - threshold, 0)).astype(kind)

# %% residual_sum_of_squares
def residual_sum_of_squares(X, y, w):
    r = (y - X @ w).astype(np.result_type(X, y, w))
    return np.einsum("i,i", r, r)


# verdict: loses nothing
