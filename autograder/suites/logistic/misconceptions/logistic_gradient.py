"""Wrong ideas about the gradient of the cost."""

import numpy as np

from sparsecraft import sigmoid
from sparsecraft_grader.checks import misconception


@misconception("The slope of the loss along the score is the probability minus the label, not the other way round.")
def sign_of_the_loss(X, y, w, lam):
    return X.T @ (y - sigmoid(X @ w)) / len(y) + 2 * lam * w


@misconception("This points downhill. The gradient points uphill; the minus belongs to the step.")
def downhill(X, y, w, lam):
    return -(X.T @ (sigmoid(X @ w) - y) / len(y) + 2 * lam * w)


@misconception("The loss is a mean over the rows, and so is its slope: divide the sum of the rows by n.")
def n_forgotten(X, y, w, lam):
    return X.T @ (sigmoid(X @ w) - y) + 2 * lam * w


@misconception("n counts the rows of X, the samples; the slopes were divided by the number of columns.")
def divided_by_columns(X, y, w, lam):
    return X.T @ (sigmoid(X @ w) - y) / X.shape[1] + 2 * lam * w


@misconception("The slope of a square is twice its root: the penalty pulls by two lam times w.")
def two_forgotten(X, y, w, lam):
    return X.T @ (sigmoid(X @ w) - y) / len(y) + lam * w


@misconception("Only the loss is a mean over the rows: the penalty's slope is not to be divided by n.")
def penalty_over_n(X, y, w, lam):
    return (X.T @ (sigmoid(X @ w) - y) + 2 * lam * w) / len(y)


@misconception("The penalty is lam w squared without a half or an n: lam w over n is the slope of another text's cost.")
def penalty_of_another_text(X, y, w, lam):
    return (X.T @ (sigmoid(X @ w) - y) + lam * w) / len(y)


@misconception("The penalty is part of the cost, so its slope is part of the gradient.")
def penalty_missing(X, y, w, lam):
    return X.T @ (sigmoid(X @ w) - y) / len(y)


@misconception("The penalty is added to the cost, and so is its slope to the gradient.")
def penalty_subtracted(X, y, w, lam):
    return X.T @ (sigmoid(X @ w) - y) / len(y) - 2 * lam * w


@misconception("Signs are the slopes of absolute values, as in the Lasso; squares have slopes that grow with w.")
def slope_of_absolute_values(X, y, w, lam):
    return X.T @ (sigmoid(X @ w) - y) / len(y) + lam * np.sign(w)


@misconception("Each slope feels its own coefficient only; the penalty's value is not its slope.")
def penalty_itself_added(X, y, w, lam):
    return X.T @ (sigmoid(X @ w) - y) / len(y) + lam * np.sum(w**2)


@misconception("No coefficient is an intercept here: the first one feels the penalty like every other.")
def first_coefficient_free(X, y, w, lam):
    free = np.where(np.arange(len(w)) == 0, 0.0, w)
    return X.T @ (sigmoid(X @ w) - y) / len(y) + 2 * lam * free


@misconception("No coefficient is an intercept here: the last one feels the penalty like every other.")
def last_coefficient_free(X, y, w, lam):
    free = np.where(np.arange(len(w)) == len(w) - 1, 0.0, w)
    return X.T @ (sigmoid(X @ w) - y) / len(y) + 2 * lam * free


@misconception(
    "The factor p times one minus p stays with squared errors; against the logarithm of the loss it cancels."
)
def slope_of_the_squared_error(X, y, w, lam):
    p = sigmoid(X @ w)
    return X.T @ ((p - y) * p * (1 - p)) / len(y) + 2 * lam * w


@misconception("Scores minus labels is the gradient of linear regression: the scores go through the sigmoid first.")
def sigmoid_forgotten(X, y, w, lam):
    return X.T @ (X @ w - y) / len(y) + 2 * lam * w


@misconception("A probability, and not a decision, is compared with the label: don't round it first.")
def decisions_instead_of_probabilities(X, y, w, lam):
    return X.T @ ((X @ w >= 0).astype(int) - y) / len(y) + 2 * lam * w


@misconception("There is a slope for each coefficient: adding or averaging them over the columns leaves one number.")
def averaged_over_everything(X, y, w, lam):
    return np.mean((sigmoid(X @ w) - y) @ X / len(y) + 2 * lam * w)


@misconception("The slopes of the rows are to be averaged: one list of slopes per row is not the gradient yet.")
def one_gradient_per_row(X, y, w, lam):
    return X * (sigmoid(X @ w) - y)[:, None] + 2 * lam * w


@misconception("The squared error has a two in its slope; the slope of the cross-entropy has none.")
def loss_doubled(X, y, w, lam):
    return 2 * X.T @ (sigmoid(X @ w) - y) / len(y) + 2 * lam * w


@misconception("Collecting slopes in an array of whole numbers cuts their fractions off: make it one of floats.")
def fractions_cut_off(X, y, w, lam):
    slopes = np.zeros_like(X[0])
    surplus = sigmoid(X @ w) - y
    for j in range(X.shape[1]):
        slopes[j] = np.mean(surplus * X[:, j]) + 2 * lam * w[j]
    return slopes


@misconception("Adding the penalty up in w changes the caller's coefficients: the slopes need an array of their own.")
def overwrites_w(X, y, w, lam):
    pull = X.T @ (sigmoid(X @ w) - y) / len(y)
    w[...] = pull + 2 * lam * w
    return w
