# Writes everything as loops over single numbers, and calls them far too often.

# %% coordinate_step
def coordinate_step(X, y, w, j, alpha):
    def objective(v):
        total = 0.0
        for i in range(len(y)):
            r = float(y[i]) - v * float(X[i, j])
            for k in range(len(w)):
                if k != j:
                    r -= float(X[i, k]) * float(w[k])
            total += r * r
        return total / (2 * len(y))

    # a parabola is known by three of its points
    a = 0.0
    for i in range(len(y)):
        a += float(X[i, j]) ** 2 / len(y)
    if a == 0:
        return 0.0
    b = (objective(-1.0) - objective(1.0)) / 2
    return soft_threshold(b, alpha) / a

# %% lasso_coordinate_descent
def lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-8):
    w = [0.0 for _ in range(len(X[0]))]
    for sweep in range(max_iter):
        before = list(w)
        for j in range(len(w)):
            c, a = 0.0, 0.0
            for i in range(len(y)):
                r = float(y[i])
                for k in range(len(w)):
                    if k != j:
                        r -= float(X[i][k]) * w[k]
                c += float(X[i][j]) * r / len(y)
                a += float(X[i][j]) ** 2 / len(y)
            w[j] = 0.0 if a == 0 else float(soft_threshold(c, alpha)) / a
        if max(abs(new - old) for new, old in zip(w, before)) < tol:
            break
    return np.array(w)


# verdict: loses nothing
