"""Wrong ideas about one exact coordinate step."""

import numpy as np

from sparsecraft import soft_threshold
from sparsecraft_grader.checks import misconception


@misconception("The column has to fit what the others leave of y: its own current part goes back into the residual.")
def own_part_left_out(X, y, w, j, alpha):
    column, n = X[:, j], len(y)
    if not column.any():
        return 0.0
    return soft_threshold(column @ (y - X @ w) / n, alpha) / (column @ column / n)


@misconception("What the other coefficients already explain must be taken off y before this column is fitted.")
def others_ignored(X, y, w, j, alpha):
    column, n = X[:, j], len(y)
    if not column.any():
        return 0.0
    return soft_threshold(column @ y / n, alpha) / (column @ column / n)


@misconception("The fit is averaged over n rows: without that n, alpha is compared with a sum and hardly shrinks.")
def n_forgotten(X, y, w, j, alpha):
    column = X[:, j]
    if not column.any():
        return 0.0
    partial = y - X @ w + column * w[j]
    return soft_threshold(column @ partial, alpha) / (column @ column)


@misconception(
    "After shrinking, divide by the column's mean square: only standardised columns have a mean square of 1."
)
def curvature_forgotten(X, y, w, j, alpha):
    column = X[:, j]
    partial = y - X @ w + column * w[j]
    return soft_threshold(column @ partial / len(y), alpha)


@misconception("Shrink first, divide afterwards: alpha is a threshold on the inner product, not on the coefficient.")
def divided_before_shrinking(X, y, w, j, alpha):
    column = X[:, j]
    if not column.any():
        return 0.0
    partial = y - X @ w + column * w[j]
    return soft_threshold(column @ partial / (column @ column), alpha)


@misconception("Half of alpha comes from an objective without the one half in front of the fit; here alpha is whole.")
def half_alpha(X, y, w, j, alpha):
    column, n = X[:, j], len(y)
    if not column.any():
        return 0.0
    partial = y - X @ w + column * w[j]
    return soft_threshold(column @ partial / n, alpha / 2) / (column @ column / n)


@misconception(
    "Alpha in the denominator is the step of ridge regression; the Lasso takes alpha off by a soft threshold."
)
def ridge_step(X, y, w, j, alpha):
    column, n = X[:, j], len(y)
    if not column.any():
        return 0.0
    partial = y - X @ w + column * w[j]
    return (column @ partial / n) / (column @ column / n + alpha)


@misconception("A step that survives the threshold is shrunk by it as well; keeping it whole is the hard threshold.")
def hard_threshold(X, y, w, j, alpha):
    column, n = X[:, j], len(y)
    if not column.any():
        return 0.0
    pull = column @ (y - X @ w + column * w[j]) / n
    return pull / (column @ column / n) if abs(pull) > alpha else 0.0


@misconception("No column is an intercept here: the first coefficient is penalised like every other.")
def first_column_free(X, y, w, j, alpha):
    column, n = X[:, j], len(y)
    if not column.any():
        return 0.0
    partial = y - X @ w + column * w[j]
    return soft_threshold(column @ partial / n, 0.0 if j == 0 else alpha) / (column @ column / n)


@misconception("An all-zero column has a mean square of zero: decide what its coefficient is before dividing by it.")
def zero_column_divides(X, y, w, j, alpha):
    column, n = X[:, j], len(y)
    partial = y - X @ w + column * w[j]
    return np.float64(soft_threshold(column @ partial / n, alpha)) / (column @ column / n)


@misconception(
    "With an all-zero column only the penalty is left, and it is smallest at zero: the old value can't stay."
)
def zero_column_keeps_value(X, y, w, j, alpha):
    column, n = X[:, j], len(y)
    if not column.any():
        return w[j]
    partial = y - X @ w + column * w[j]
    return soft_threshold(column @ partial / n, alpha) / (column @ column / n)


@misconception("Taking coordinate j out by setting it to zero in w changes the caller's array: work on a copy.")
def overwrites_w(X, y, w, j, alpha):
    column, n = X[:, j], len(y)
    if not column.any():
        return 0.0
    w[j] = 0.0
    return soft_threshold(column @ (y - X @ w) / n, alpha) / (column @ column / n)


@misconception("The step is the new value of one coefficient, a number; putting it into w is the sweep's work.")
def whole_vector_returned(X, y, w, j, alpha):
    column, n = X[:, j], len(y)
    updated = np.array(w, dtype=float)
    partial = y - X @ w + column * w[j]
    updated[j] = soft_threshold(column @ partial / n, alpha) / (column @ column / n) if column.any() else 0.0
    return updated
