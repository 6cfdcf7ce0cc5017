"""Wrong ideas about Cook's distance."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("The noise's variance divides by n minus p: the coefficients have adapted to the rows.")
def variance_over_n(X, y):
    h, r = np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (X.shape[1] * (r @ r / len(y)) * (1 - h) ** 2)


@misconception("The noise's variance divides by n minus p, all coefficients taken off, and not by n minus 1.")
def variance_over_n_minus_one(X, y):
    h, r = np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (X.shape[1] * (r @ r / (len(y) - 1)) * (1 - h) ** 2)


@misconception("There is no hidden intercept: p is the number of columns, and n minus p is left, not one less.")
def intercept_counted_in_variance(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (k * (r @ r / max(n - k - 1, 1e-9)) * (1 - h) ** 2)


@misconception("There is no hidden intercept: p is the number of columns, above and below, without one more.")
def intercept_counted(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / ((k + 1) * (r @ r / max(n - k - 1, 1e-9)) * (1 - h) ** 2)


@misconception("The distance is shared among the coefficients: the number of columns belongs into the denominator.")
def p_forgotten(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / ((r @ r / (n - k)) * (1 - h) ** 2)


@misconception("The distance is measured by the variance of the noise: without it the result has a unit.")
def variance_forgotten(X, y):
    h, r = np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (X.shape[1] * (1 - h) ** 2)


@misconception("The distance is measured by a variance, not by a standard deviation: there is no root in it.")
def standard_deviation_below(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (k * np.sqrt(r @ r / (n - k)) * (1 - h) ** 2)


@misconception("One minus the leverage is squared: all fitted values have moved, that of the row left out most of all.")
def one_minus_leverage_not_squared(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (k * (r @ r / (n - k)) * (1 - h))


@misconception("A row pulls the fit towards itself: its residual has to be enlarged to the error without it.")
def residuals_as_they_are(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (k * (r @ r / (n - k)))


@misconception("A large error moves the fit only as far as the row has leverage: that factor is missing.")
def leverage_forgotten(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 / (k * (r @ r / (n - k)) * (1 - h) ** 2)


@misconception("Squared lengths of a column of the hat matrix make the leverage itself, and not its square.")
def leverage_squared(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h**2 / (k * (r @ r / (n - k)) * (1 - h) ** 2)


@misconception(
    "The studentised residual holds one factor of one minus the leverage, and one more follows: not two more."
)
def studentised_twice(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    studentised = r**2 / ((r @ r / (n - k)) * (1 - h))
    return studentised / k * h / (1 - h) ** 2


@misconception("That is the studentised residual squared: leverage and the number of columns are missing.")
def studentised_residuals_squared(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 / ((r @ r / (n - k)) * (1 - h))


@misconception("Residuals have to be squared: a distance has no sign.")
def residual_not_squared(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r * h / (k * (r @ r / (n - k)) * (1 - h) ** 2)


@misconception("Cook's distance is a squared length: there is no root at the end.")
def root_taken(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return np.sqrt(r**2 * h / (k * (r @ r / (n - k)) * (1 - h) ** 2))


@misconception("The noise's variance comes from the fit to all rows, also where one is left out.")
def variance_of_the_reduced_fit(X, y):
    distances = []
    for i in range(len(y)):
        rows, targets = np.delete(X, i, axis=0), np.delete(y, i)
        w = np.linalg.pinv(rows) @ targets
        variance = np.sum((targets - rows @ w) ** 2) / max(len(targets) - X.shape[1], 1e-9)
        moved = X @ (np.linalg.pinv(X) @ y) - X @ w
        distances.append(moved @ moved / (X.shape[1] * variance))
    return np.array(distances)


@misconception("It is the fitted values that move: changes of the coefficients depend on the units of the columns.")
def coefficients_compared(X, y):
    (n, k), w, distances = X.shape, np.linalg.pinv(X) @ y, []
    variance = np.sum((y - X @ w) ** 2) / (n - k)
    for i in range(n):
        moved = w - np.linalg.pinv(np.delete(X, i, axis=0)) @ np.delete(y, i)
        distances.append(moved @ moved / (k * variance))
    return np.array(distances)


@misconception("X is taken as given: a column of ones is in it already when an intercept is wanted.")
def intercept_added(X, y):
    X = np.column_stack([np.ones(len(y)), X])
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (k * (r @ r / max(n - k, 1e-9)) * (1 - h) ** 2)


@misconception("Nothing is centred here: without a column of ones, the line goes through the origin.")
def centred(X, y):
    X, y = X - np.mean(X, axis=0), y - np.mean(y)
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (k * (r @ r / (n - k)) * (1 - h) ** 2)


@misconception("The leverages alone say who could have influence: whether a row lies off the line counts too.")
def leverages(X, y):
    return np.diag(X @ np.linalg.pinv(X))


@misconception(
    "A row's features are far out or not relative to all columns together: leverage is no plain squared length."
)
def leverage_as_squared_length(X, y):
    (n, k), r = X.shape, y - X @ (np.linalg.pinv(X) @ y)
    h = np.sum(np.asarray(X, dtype=float) ** 2, axis=1) / np.sum(np.asarray(X, dtype=float) ** 2)
    return r**2 * h / (k * (r @ r / (n - k)) * (1 - h) ** 2)


@misconception("One distance for each row is asked for, not the number of the row that has the largest.")
def largest_row(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return int(np.argmax(r**2 * h / (k * (r @ r / (n - k)) * (1 - h) ** 2)))


@misconception("Distances need not add up to one: dividing by their sum hides whether any of them is large.")
def shares(X, y):
    h, r = np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    distances = r**2 * h / (1 - h) ** 2
    return distances / distances.sum()


@misconception("A yes or no is what a reader may make of it; the distances themselves are asked for.")
def above_four_over_n(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return (r**2 * h / (k * (r @ r / (n - k)) * (1 - h) ** 2) > 4 / n).astype(float)


@misconception("Rounding is for printing: most distances are small.")
def rounded(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return np.round(r**2 * h / (k * (r @ r / (n - k)) * (1 - h) ** 2), 2)


@misconception("Taking the fit off y in place changes the caller's targets: residuals need an array of their own.")
def overwrites_y(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    y[...] = y + 1
    return r**2 * h / (k * (r @ r / (n - k)) * (1 - h) ** 2)


@misconception(
    "Without an intercept residuals have a mean, which is not taken off: their squares are added as they are."
)
def variance_about_the_mean(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (k * (np.sum((r - r.mean()) ** 2) / (n - k)) * (1 - h) ** 2)


@misconception("The spread of residuals is not taken about their mean, and it is divided by n minus p.")
def plain_variance_of_residuals(X, y):
    k, h, r = X.shape[1], np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (k * np.var(r) * (1 - h) ** 2)


@misconception("The variance of the noise is a mean of squares: their sum has to be divided by n minus p.")
def sum_for_variance(X, y):
    k, h, r = X.shape[1], np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (k * (r @ r) * (1 - h) ** 2)


@misconception("The squared distance is a sum over all fitted values, not their mean.")
def mean_of_what_moved(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (k * (r @ r / (n - k)) * (1 - h) ** 2) / n


@misconception("Every column counts among the p, the column of ones as well: none is left out.")
def one_column_not_counted(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (max(k - 1, 1) * (r @ r / (n - k)) * (1 - h) ** 2)


@misconception("Residuals are squared before anything else: their absolute values keep the unit of y.")
def absolute_residuals(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return np.abs(r) * h / (k * (r @ r / (n - k)) * (1 - h) ** 2)


@misconception(
    "That is another measure, with a sign and with the spread of the reduced fit: Cook's distance is squared."
)
def dffits(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    rest = (r @ r - r**2 / (1 - h)) / max(n - k - 1, 1e-9)
    return r / np.sqrt(np.maximum(rest, 1e-12) * (1 - h)) * np.sqrt(h / (1 - h))


@misconception("p is the number of columns of X as it is given: nothing is added to it for an intercept.")
def one_more_than_p(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / ((k + 1) * (r @ r / (n - k)) * (1 - h) ** 2)


@misconception("The distance is shared among the columns, and not among the rows: p and n are mixed up.")
def rows_for_columns(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return r**2 * h / (n * (r @ r / (n - k)) * (1 - h) ** 2)


@misconception("The squared error without the row is only one part: leverage says how far it moves the fit.")
def squared_errors_without_the_row(X, y):
    h, r = np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return (r / (1 - h)) ** 2


@misconception("A leverage compared with the mean leverage does not look at y: a row on the line has no influence.")
def relative_leverage(X, y):
    return np.diag(X @ np.linalg.pinv(X)) * len(y) / X.shape[1]


@misconception("A residual compared with the spread of all leaves out the leverage: both make the distance.")
def standardised_residuals(X, y):
    (n, k), r = X.shape, y - X @ (np.linalg.pinv(X) @ y)
    return r / np.sqrt(r @ r / (n - k))


@misconception("Doubling comes from nowhere: the squared distance is divided by p times the variance, once.")
def doubled(X, y):
    (n, k), h, r = X.shape, np.diag(X @ np.linalg.pinv(X)), y - X @ (np.linalg.pinv(X) @ y)
    return 2 * r**2 * h / (k * (r @ r / (n - k)) * (1 - h) ** 2)
