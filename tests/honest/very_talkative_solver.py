# Prints the state of every sweep, megabytes of it in the end.

# %% lasso_coordinate_descent
def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8):
    w = np.zeros(X.shape[1])
    for sweep in range(max_iter):
        before = w.copy()
        for j in range(len(w)):
            w[j] = coordinate_step(X, y, w, j, alpha)
            print(f"sweep {sweep}: w[{j}] is now {w[j]}", "." * 500)
        if np.abs(w - before).max() < tol:
            print("done!")
            break
    return w


# verdict: loses nothing
