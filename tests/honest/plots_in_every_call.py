# Draws how the solver converges, in every call, and never closes a figure.

# %%
%matplotlib inline
%config InlineBackend.figure_format = "retina"
import matplotlib.pyplot as plt

plt.style.use("ggplot")
plt.plot([1, 2, 3])
plt.show()

# %% lasso_coordinate_descent
def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8):
    w, objectives = np.zeros(X.shape[1]), []
    for _ in range(max_iter):
        before = w.copy()
        for j in range(len(w)):
            w[j] = coordinate_step(X, y, w, j, alpha)
        objectives.append(lasso_objective(X, y, w, alpha))
        if np.abs(w - before).max() < tol:
            break
    plt.figure()
    plt.plot(objectives)
    plt.title("objective")
    return w


# verdict: loses nothing
