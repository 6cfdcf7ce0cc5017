# Makes functions without def: by lambda, by partial, by composing others.

# %%
from functools import partial, reduce
from operator import mul

# %% soft_threshold
soft_threshold = lambda z, threshold: np.sign(z) * np.maximum(np.abs(z) - threshold, 0)

# %% residual_sum_of_squares
def power_sum(X, y, w, power):
    return reduce(mul, [np.abs(y - X @ w)] * power).sum()

residual_sum_of_squares = partial(power_sum, power=2)

# %% alpha_max
alpha_max = (lambda norm: lambda X, y: norm(X.T @ y) / len(y))(partial(np.linalg.norm, ord=np.inf))


# verdict: loses nothing
