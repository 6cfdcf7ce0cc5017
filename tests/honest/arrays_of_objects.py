# Makes the function work on arrays with np.frompyfunc, which gives arrays of Python objects.

# %% soft_threshold
def shrink(value, threshold):
    return (1 if value > 0 else -1) * max(abs(value) - threshold, 0.0)

soft_threshold = np.frompyfunc(shrink, 2, 1)


# verdict: loses soft_threshold
