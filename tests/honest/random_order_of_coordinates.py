# Sweeps in random order and seeds the generator that all share.

# %%
import random

np.random.seed(0)
random.seed(0)
print(np.random.rand(3), random.random())

# %% lasso_coordinate_descent
def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8):
    np.random.seed(42)
    w = np.zeros(X.shape[1])
    for _ in range(max_iter):
        old = w.copy()
        for j in np.random.permutation(len(w)):
            w[j] = coordinate_step(X, y, w, j, alpha)
        if np.abs(w - old).max() < tol:
            break
    return w


# verdict: loses nothing
