# Decorates functions: to count calls, to time them, to silence NumPy.

# %%
import functools
import time

def measured(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            wrapper.calls += 1
            print(f"{function.__name__} took {time.perf_counter() - start:.6f} s")
    wrapper.calls = 0
    return wrapper

# %% soft_threshold
@measured
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)

# %% duality_gap
@measured
@np.errstate(divide="ignore", invalid="ignore")
def duality_gap(X, y, w, alpha):
    r = y - X @ w
    s = np.minimum(1, len(y) * alpha / np.abs(X.T @ r).max())
    return lasso_objective(X, y, w, alpha) - (y @ y - np.sum((y - s * r) ** 2)) / 2 / len(y)


# verdict: loses nothing
