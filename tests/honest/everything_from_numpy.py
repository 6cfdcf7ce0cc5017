# Imports everything from NumPy, and everything from math before it.

# %%
from math import *
from numpy import *

# %% residual_sum_of_squares
def residual_sum_of_squares(X, y, w):
    return linalg.norm(y - dot(X, w)) ** 2

# %% soft_threshold
def soft_threshold(z, threshold):
    return sign(z) * maximum(absolute(z) - threshold, 0)

# %% alpha_max
def alpha_max(X, y):
    return absolute(dot(X.T, y)).max() / len(y)

# %% lasso_coordinate_descent
def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8):
    w = zeros(shape(X)[1])
    for sweep in range(max_iter):
        old = copy(w)
        for j in arange(size(w)):
            w[j] = coordinate_step(X, y, w, j, alpha)
        if amax(absolute(w - old)) < tol:
            break
    return w

# %% duality_gap
def duality_gap(X, y, w, alpha):
    n, r = len(y), y - dot(X, w)
    s = minimum(1, n * alpha / maximum(absolute(dot(X.T, r)).max(), 1e-300))
    return lasso_objective(X, y, w, alpha) - (dot(y, y) - sum(power(y - s * r, 2))) / (2 * n)


# verdict: loses nothing
