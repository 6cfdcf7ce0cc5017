"""Wrong ideas about the residual sum of squares."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("A sum grows with every row that is added; dividing it by n makes it a mean squared error.")
def mean_instead_of_sum(X, y, w):
    return np.mean((y - X @ w) ** 2)


@misconception("Positive and negative residuals cancel when they are added as they are: square each of them first.")
def square_forgotten(X, y, w):
    return np.sum(y - X @ w)


@misconception("The order matters: square every residual, then add. Squaring the total lets residuals cancel.")
def sum_before_square(X, y, w):
    return np.sum(y - X @ w) ** 2


@misconception("Magnitudes make it the sum of absolute residuals; here each residual counts with its square.")
def magnitude_instead_of_square(X, y, w):
    return np.sum(np.abs(y - X @ w))


@misconception("The norm of a vector is the root of its sum of squares; here the sum itself is asked for.")
def root_taken(X, y, w):
    return np.linalg.norm(y - X @ w)


@misconception("One half belongs to objectives that are to be differentiated, not to the residual sum of squares.")
def halved(X, y, w):
    return 0.5 * np.sum((y - X @ w) ** 2)


@misconception("A column minus a row is a whole table of differences: keep y and Xw both one-dimensional.")
def column_minus_row(X, y, w):
    return np.sum((y.reshape(-1, 1) - X @ w) ** 2)


@misconception("Residuals are compared with zero, not with their mean: a model that is off by a constant pays for it.")
def residuals_centred(X, y, w):
    residual = y - X @ w
    return np.sum((residual - residual.mean()) ** 2)


@misconception("Squares of y around its mean are the total sum of squares; a residual is what the model leaves of y.")
def total_instead_of_residual(X, y, w):
    return np.sum((y - y.mean()) ** 2)


@misconception("An in-place operation on y changes the caller's data: the residual needs an array of its own.")
def overwrites_y(X, y, w):
    y -= X @ w
    return y @ y


@misconception("One number for the whole sample is asked for: after squaring, add the entries up.")
def squares_not_added(X, y, w):
    return (y - X @ w) ** 2
