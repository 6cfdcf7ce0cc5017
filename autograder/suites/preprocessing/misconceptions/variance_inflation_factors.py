"""Wrong ideas about variance inflation."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("That is the share that the others explain; the factor is one over the share that they don't.")
def explained_share(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append(1 - left / total)
    return np.array(factors)


@misconception("That is the share that the others leave; the factor is one over it.")
def unexplained_share(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append(left / total)
    return np.array(factors)


@misconception("One over the share that is left, not over the share that is explained.")
def one_over_the_explained(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append(total / (total - left) if left < total else np.inf)
    return np.array(factors)


@misconception("The root says how much wider an interval becomes; the factor itself is its square.")
def root(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append((total / left) ** 0.5 if left else np.inf)
    return np.array(factors)


@misconception("The share that is explained is a correlation squared.")
def correlation_not_squared(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append(1 / (1 - (1 - left / total) ** 0.5) if left else np.inf)
    return np.array(factors)


@misconception("What is explained over what is not is one less than the factor.")
def odds_of_the_explained(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append((total - left) / left if left else np.inf)
    return np.array(factors)


@misconception("Where nothing is left but rounding the factor is inf, not a large number.")
def copies_get_a_huge_number(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append(total / left if left else 1e12)
    return np.array(factors)


@misconception("Where nothing is left the factor is inf: don't leave it undefined.")
def copies_get_nan(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append(total / left if left else np.nan)
    return np.array(factors)


@misconception("A column that the others reproduce is as inflated as can be: inf, not 0.")
def copies_get_zero(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append(total / left if left else 0.0)
    return np.array(factors)


@misconception("The intercept reproduces a constant column: its factor is inf.")
def constant_gets_one(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append(1.0 if constant else total / left if left else np.inf)
    return np.array(factors)


@misconception("The intercept reproduces a constant column: its factor is inf, not 0 / 0.")
def constant_gets_nan(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append(np.nan if constant else total / left if left else np.inf)
    return np.array(factors)


@misconception("A single column has no others to repeat: its factor is 1, as good as can be.")
def single_column_gets_zero(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append(0.0 if X.shape[1] == 1 else total / left if left else np.inf)
    return np.array(factors)


@misconception("A single column has no others to repeat: its factor is 1.")
def single_column_gets_inf(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append(np.inf if X.shape[1] == 1 else total / left if left else np.inf)
    return np.array(factors)


@misconception("The fit by the others has an intercept: centre the columns, or add a column of ones.")
def intercept_missing(X):
    factors = []
    for j in range(X.shape[1]):
        column, others = X[:, j], np.delete(X, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        factors.append(total / left if left > 1e-12 * total else np.inf)
    return np.array(factors)


@misconception(
    "The total counts from the mean of the column: with an intercept in the fit, but not in the total, factors "
    "come out too large."
)
def total_not_centred(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        raw = np.sum(X[:, j] ** 2)
        factors.append(raw / left if left else np.inf)
    return np.array(factors)


@misconception("A column always reproduces itself: leave it out of those that fit it.")
def own_column_among_the_others(X):
    return np.full(X.shape[1], np.inf)


@misconception("All others together count, not the next one alone.")
def next_column_only(X):
    C = np.atleast_2d(np.corrcoef(X, rowvar=False)) ** 2
    p = X.shape[1]
    shares = np.array([C[j, (j + 1) % p] if p > 1 else 0.0 for j in range(p)])
    shares = np.where(np.isnan(shares), 1.0, shares)
    return np.where(shares > 1 - 1e-12, np.inf, 1 / np.maximum(1 - shares, 1e-12))


@misconception("The others together explain more than the best of them alone.")
def largest_correlation_only(X):
    C = np.atleast_2d(np.corrcoef(X, rowvar=False)) ** 2
    shares = np.array([np.max(np.delete(row, j), initial=0.0) for j, row in enumerate(C)])
    shares = np.where(np.isnan(shares), 1.0, shares)
    return np.where(shares > 1 - 1e-12, np.inf, 1 / np.maximum(1 - shares, 1e-12))


@misconception(
    "With copies or constants in the table this matrix has no inverse, and the answer is noise for all "
    "columns: fit each by the others."
)
def inverse_of_the_correlations(X):
    spread = X.std(axis=0)
    Z = (X - X.mean(axis=0)) / np.where(spread == 0, 1.0, spread)
    C = Z.T @ Z / len(Z)
    try:
        return np.diag(np.linalg.inv(C))
    except np.linalg.LinAlgError:
        return np.full(X.shape[1], np.inf)


@misconception("A pseudo-inverse hides copies: their factors look small instead of infinite.")
def pseudo_inverse_of_the_correlations(X):
    spread = X.std(axis=0)
    Z = (X - X.mean(axis=0)) / np.where(spread == 0, 1.0, spread)
    return np.diag(np.linalg.pinv(Z.T @ Z / len(Z), rcond=1e-10))


@misconception("R squared is not adjusted for the number of columns here.")
def adjusted_share(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        n, q = X.shape[0], X.shape[1] - 1
        left = left * (n - 1) / max(n - q - 1, 1)
        factors.append(total / left if left else np.inf)
    return np.array(factors)


@misconception("There is a factor for each column, not one for the table.")
def one_number(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append(total / left if left else np.inf)
    return np.array(max(factors))


@misconception("Rounding is for printing. What a function returns keeps all its digits.")
def rounded(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append(total / left if left else np.inf)
    return np.round(np.array(factors), 2)


@misconception("The factors are right, but X is overwritten on the way: the caller still needs it.")
def table_overwritten(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        constant = total < 1e-20
        left = 0.0 if constant or left < 1e-12 * total else left
        total = 1.0 if constant else total
        factors.append(total / left if left else np.inf)
    X *= 0
    return np.array(factors)


@misconception("Rounding never leaves exactly nothing: what is below a tiny share of the total counts as nothing.")
def only_an_exact_zero_is_a_copy(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        factors.append(total / left if left and total > 1e-20 else np.inf)
    return np.array(factors)


@misconception(
    "Rounding grows with the unit of a column: compare what is left with the total, not with a fixed number."
)
def absolute_limit(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        factors.append(np.inf if left < 1e-12 else total / left)
    return np.array(factors)


@misconception("A factor above ten is a reason to look closer, not to give up: only where nothing is left is it inf.")
def infinite_above_ten(X):
    centred = X - X.mean(axis=0)
    factors = []
    for j in range(X.shape[1]):
        column, others = centred[:, j], np.delete(centred, j, axis=1)
        residual = column - others @ np.linalg.lstsq(others, column, rcond=1e-10)[0]
        total, left = np.sum(column**2), np.sum(residual**2)
        factors.append(total / left if total > 1e-20 and left > 0.1 * total else np.inf)
    return np.array(factors)


@misconception(
    "The inverse of the covariances still has units in it: the factors compare a column with its own variance."
)
def inverse_of_the_covariances(X):
    return np.diag(np.linalg.inv(np.atleast_2d(np.cov(X.T))))
