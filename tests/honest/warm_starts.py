# Solves for a falling row of alphas first, each from where the last one ended.

# %% lasso_coordinate_descent
def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8):
    n, p = X.shape
    X = np.array(X, dtype=float, order="F")
    G, c, w = X.T @ X / n, X.T @ y / n, np.zeros(p)
    for a in alpha + np.array([4.0, 1.0, 0.25, 0.0]) * np.abs(c).max() / 8:
        for _ in range(max_iter):
            change = 0.0
            for j in range(p):
                if G[j, j] > 0:
                    new = soft_threshold(c[j] - G[j] @ w + G[j, j] * w[j], a) / G[j, j]
                    change, w[j] = max(change, abs(new - w[j])), new
            if change < tol:
                break
    return w


# verdict: loses nothing
