# Makes objects that can be called, and static methods, out of functions.

# %%
class Metrics:
    scale = 1.0

    @staticmethod
    def rss(X, y, w):
        return float(np.sum(np.square(y - X @ w)))

    @classmethod
    def objective(cls, X, y, w, alpha):
        return cls.scale * cls.rss(X, y, w) / (2 * len(X)) + alpha * float(abs(w).sum())

# %% residual_sum_of_squares
residual_sum_of_squares = Metrics.rss

# %% lasso_objective
# see below

# %%
lasso_objective = Metrics.objective

# %% soft_threshold
class SoftThreshold:
    calls = 0

    def __call__(self, z, threshold):
        SoftThreshold.calls += 1
        return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)

soft_threshold = SoftThreshold()


# verdict: loses nothing
