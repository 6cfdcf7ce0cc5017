"""Wrong ideas about standard errors."""

import numpy as np

from sparsecraft import fisher_information
from sparsecraft_grader.checks import misconception


@misconception("The diagonal of the inverse is not the inverse of the diagonal: invert the whole matrix first.")
def diagonal_before_inverting(X, w):
    return 1 / np.sqrt(np.diag(fisher_information(X, w)))


@misconception("The diagonal of the inverse holds variances: the standard errors are their roots.")
def variances(X, w):
    return np.diag(np.linalg.inv(fisher_information(X, w)))


@misconception("Much information makes small errors: the matrix has to be inverted.")
def inverse_forgotten(X, w):
    return np.sqrt(np.diag(fisher_information(X, w)))


@misconception("The roots are on the wrong side: what is on the diagonal of the inverse is a variance already.")
def upside_down(X, w):
    return 1 / np.sqrt(np.diag(np.linalg.inv(fisher_information(X, w))))


@misconception("One number per coefficient is asked for; the covariances beside the diagonal are not wanted.")
def whole_matrix(X, w):
    return np.linalg.inv(fisher_information(X, w))


@misconception("The information must be that of all rows: with their mean, the errors do not shrink with more rows.")
def mean_information(X, w):
    return np.sqrt(np.diag(np.linalg.inv(fisher_information(X, w) / len(X))))


@misconception("The number of rows is in the information already: dividing by its root counts it twice.")
def divided_by_root_n(X, w):
    return np.sqrt(np.diag(np.linalg.inv(fisher_information(X, w))) / len(X))


@misconception("No noise has to be estimated in logistic regression: there is no division by n minus p.")
def divided_by_degrees_of_freedom(X, w):
    n, k = X.shape
    return np.sqrt(np.diag(np.linalg.inv(fisher_information(X, w))) / max(n - k, 1))


@misconception("That is linear regression's matrix: in logistic regression rows count with p times one minus p.")
def linear_regression(X, w):
    return np.sqrt(np.diag(np.linalg.inv(X.T @ np.asarray(X, dtype=float))))


@misconception("The labels' variances depend on the coefficients: a quarter is right only where they are all zero.")
def weights_of_a_quarter(X, w):
    return 2 * np.sqrt(np.diag(np.linalg.inv(X.T @ np.asarray(X, dtype=float))))


@misconception("The variance of a label is p times one minus p, not p alone.")
def weights_p(X, w):
    return np.sqrt(np.diag(np.linalg.inv((X.T / (1 + np.exp(-(X @ w)))) @ X)))


@misconception("X is taken as given: a column of ones is in it already when an intercept is wanted.")
def intercept_added(X, w):
    p, X = 1 / (1 + np.exp(-(X @ w))), np.column_stack([np.ones(len(X)), X])
    return np.sqrt(np.diag(np.linalg.pinv((X.T * (p * (1 - p))) @ X)))[1:]


@misconception(
    "Every column has a standard error, the column of ones too: no coefficient is an intercept to be left out."
)
def first_one_left_out(X, w):
    return np.sqrt(np.diag(np.linalg.inv(fisher_information(X, w))))[1:]


@misconception(
    "Columns are used in their own units: scaling them changes what the coefficients, and their errors, mean."
)
def columns_standardised(X, w):
    deviation = X.std(axis=0)
    u, X = np.exp(-np.abs(X @ w)), X / np.where(deviation > 0, deviation, 1.0)
    weights = u / (1 + u) ** 2
    return np.sqrt(np.diag(np.linalg.inv((X.T * weights) @ X)))


@misconception("Centring is no mere matter of form without an intercept: X is used as it is given.")
def columns_centred(X, w):
    weights, X = np.exp(-np.abs(X @ w)) / (1 + np.exp(-np.abs(X @ w))) ** 2, X - np.mean(X, axis=0)
    return np.sqrt(np.diag(np.linalg.pinv((X.T * weights) @ X)))


@misconception("Take the roots of the diagonal: the root of a matrix's eigenvalues belongs to other directions.")
def eigenvalues(X, w):
    return 1 / np.sqrt(np.linalg.eigvalsh(fisher_information(X, w)))


@misconception(
    "A row of the inverse holds covariances too: only its diagonal entry is the variance of the coefficient."
)
def rows_added_up(X, w):
    return np.sqrt(np.abs(np.linalg.inv(fisher_information(X, w))).sum(axis=1))


@misconception("The length of a column of the inverse is no standard error: that is the root of its diagonal entry.")
def length_of_columns(X, w):
    return np.linalg.norm(np.linalg.inv(fisher_information(X, w)), axis=0)


@misconception("A small number added to the diagonal makes every standard error too small: there is no penalty here.")
def ridge_added(X, w):
    return np.sqrt(np.diag(np.linalg.inv(fisher_information(X, w) + 0.01 * np.eye(X.shape[1]))))


@misconception("The residual variance of a line has no place here: a label's probability says how much it varies.")
def scaled_by_mean_variance(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    return np.sqrt(np.mean(p * (1 - p)) * np.diag(np.linalg.inv(X.T @ np.asarray(X, dtype=float))))


@misconception("Rounding is for printing: return all the digits that there are.")
def rounded(X, w):
    return np.round(np.sqrt(np.diag(np.linalg.inv(fisher_information(X, w)))), 3)


@misconception("Working in the caller's X changes it: intermediate results need arrays of their own.")
def overwrites_X(X, w):
    errors = np.sqrt(np.diag(np.linalg.inv(fisher_information(X, w))))
    X *= 2
    return errors


@misconception("Only the diagonal of the inverse holds variances; of the covariances beside it nothing is wanted.")
def root_of_the_whole_matrix(X, w):
    return np.sqrt(np.linalg.inv(fisher_information(X, w)))


@misconception("The standard errors themselves are asked for: dividing the coefficients by them is the next step.")
def coefficients_divided_by_them(X, w):
    return w / np.sqrt(np.diag(np.linalg.inv(fisher_information(X, w))))


@misconception("That is the standard error of a column's mean; a coefficient's follows from the information.")
def of_the_mean_of_columns(X, w):
    return np.std(X, axis=0) / np.sqrt(len(X))


@misconception("No variance of residuals is estimated here: each label has its own, which is in the information.")
def residual_variance(X, w):
    p, (n, k) = 1 / (1 + np.exp(-(X @ w))), X.shape
    return np.sqrt(np.sum(p * (1 - p)) / max(n - k, 1) * np.diag(np.linalg.inv(X.T @ np.asarray(X, dtype=float))))


@misconception("The number of rows is in the information already: the errors are not divided by it once more.")
def divided_by_n(X, w):
    return np.sqrt(np.diag(np.linalg.inv(fisher_information(X, w)))) / len(X)


@misconception("The standard errors alone are asked for: the quantile comes with the intervals.")
def times_the_quantile(X, w):
    return 1.96 * np.sqrt(np.diag(np.linalg.inv(fisher_information(X, w))))


@misconception("One number per coefficient is asked for: the labels' standard deviations are those of the rows.")
def of_the_labels(X, w):
    p = 1 / (1 + np.exp(-(X @ w)))
    return np.sqrt(p * (1 - p))


@misconception("The exponential makes ratios of coefficients; their standard errors stay on the scale of logarithms.")
def on_the_scale_of_odds(X, w):
    return np.exp(w) * np.sqrt(np.diag(np.linalg.inv(fisher_information(X, w))))
