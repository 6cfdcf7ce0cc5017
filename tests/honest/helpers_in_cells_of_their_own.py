# Keeps helpers, classes and constants in cells of their own, some of them below their use.

# %%
TINY = 1e-300
HALF = 1 / 2

# %% coordinate_step
def coordinate_step(X, y, w, j, alpha):
    problem = Problem(X, y)
    if problem.curvature(j) < TINY:
        return 0.0
    return shrink(problem.pull(w, j), alpha) / problem.curvature(j)

# %% lasso_objective
def lasso_objective(X, y, w, alpha):
    return HALF * Problem(X, y).mean_square(w) + alpha * np.linalg.norm(w, 1)

# %%
def shrink(value, by):
    return max(value - by, 0.0) + min(value + by, 0.0)

class Problem:
    def __init__(self, X, y):
        self.X, self.y = X, y

    def residual(self, w):
        return self.y - self.X @ w

    def mean_square(self, w):
        return np.mean(self.residual(w) ** 2)

    def curvature(self, j):
        return np.mean(np.float64(self.X[:, j]) ** 2)

    def pull(self, w, j):
        return np.mean(self.X[:, j] * (self.residual(w) + self.X[:, j] * w[j]))


# verdict: loses nothing
