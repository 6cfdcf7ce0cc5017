"""Wrong ideas about the gradient of the cost."""

import numpy as np

from sparsecraft import softmax
from sparsecraft_grader.checks import misconception


@misconception("The slope along a score is the probability minus the target, not the other way round.")
def sign_of_the_loss(X, Y, W, lam):
    return X.T @ (Y - softmax(X @ W)) / len(X) + 2 * lam * W


@misconception("This points downhill. The gradient points uphill; the minus belongs to the step.")
def downhill(X, Y, W, lam):
    return -(X.T @ (softmax(X @ W) - Y) / len(X) + 2 * lam * W)


@misconception("The cost is a mean over the rows, and so is its slope: divide the sum of the rows by n.")
def n_forgotten(X, Y, W, lam):
    return X.T @ (softmax(X @ W) - Y) + 2 * lam * W


@misconception("n counts the rows of X; the slopes were divided by the number of classes.")
def divided_by_classes(X, Y, W, lam):
    return X.T @ (softmax(X @ W) - Y) / Y.shape[1] + 2 * lam * W


@misconception("n counts the rows of X; the slopes were divided by the number of columns.")
def divided_by_features(X, Y, W, lam):
    return X.T @ (softmax(X @ W) - Y) / X.shape[1] + 2 * lam * W


@misconception("The mean is over the rows alone, not over rows times classes.")
def divided_by_all_entries(X, Y, W, lam):
    return X.T @ (softmax(X @ W) - Y) / Y.size + 2 * lam * W


@misconception("The slope of a square is twice its root: the penalty pulls by two lam times W.")
def two_forgotten(X, Y, W, lam):
    return X.T @ (softmax(X @ W) - Y) / len(X) + lam * W


@misconception("Only the loss is a mean over the rows: the penalty's slope is not to be divided by n.")
def penalty_over_n(X, Y, W, lam):
    return (X.T @ (softmax(X @ W) - Y) + 2 * lam * W) / len(X)


@misconception("The penalty is lam W squared without a half or an n: lam W over n is the slope of another text's cost.")
def penalty_of_another_text(X, Y, W, lam):
    return (X.T @ (softmax(X @ W) - Y) + lam * W) / len(X)


@misconception("The penalty is part of the cost, so its slope is part of the gradient.")
def penalty_missing(X, Y, W, lam):
    return X.T @ (softmax(X @ W) - Y) / len(X)


@misconception("The penalty is added to the cost, and so is its slope to the gradient.")
def penalty_subtracted(X, Y, W, lam):
    return X.T @ (softmax(X @ W) - Y) / len(X) - 2 * lam * W


@misconception("Each slope feels its own coefficient only; the penalty's value is not its slope.")
def penalty_itself_added(X, Y, W, lam):
    return X.T @ (softmax(X @ W) - Y) / len(X) + lam * np.sum(W**2)


@misconception("The square of a coefficient is the penalty, not its slope.")
def squares_added(X, Y, W, lam):
    return X.T @ (softmax(X @ W) - Y) / len(X) + lam * W**2


@misconception("The penalty is a sum of squares, not a norm: it is not divided by its own length.")
def norm_as_penalty(X, Y, W, lam):
    return X.T @ (softmax(X @ W) - Y) / len(X) + lam * W / np.linalg.norm(W)


@misconception("Signs are the slopes of absolute values; squares have slopes that grow with W.")
def slope_of_absolute_values(X, Y, W, lam):
    return X.T @ (softmax(X @ W) - Y) / len(X) + lam * np.sign(W)


@misconception("No coefficient is an intercept here: the first row of W feels the penalty like every other.")
def first_row_free(X, Y, W, lam):
    free = W.copy()
    free[0] = 0
    return X.T @ (softmax(X @ W) - Y) / len(X) + 2 * lam * free


@misconception("No coefficient is an intercept here: the last row of W feels the penalty like every other.")
def last_row_free(X, Y, W, lam):
    free = W.copy()
    free[-1] = 0
    return X.T @ (softmax(X @ W) - Y) / len(X) + 2 * lam * free


@misconception("The gradient has the shape of W, features in rows: it came back transposed.")
def transposed(X, Y, W, lam):
    return (X.T @ (softmax(X @ W) - Y) / len(X) + 2 * lam * W).T


@misconception("The probabilities of a row share the sum of that row, not of a column.")
def softmax_over_columns(X, Y, W, lam):
    powers = np.exp(X @ W - np.max(X @ W, axis=0))
    return X.T @ (powers / powers.sum(axis=0) - Y) / len(X) + 2 * lam * W


@misconception("The probabilities of a row share the sum of that row, not of the whole table.")
def softmax_over_the_table(X, Y, W, lam):
    powers = np.exp(X @ W - np.max(X @ W))
    return X.T @ (powers / powers.sum() - Y) / len(X) + 2 * lam * W


@misconception("Large scores overflow in the exponential: the rows have to be moved first.")
def overflow(X, Y, W, lam):
    powers = np.exp(X @ W)
    P = powers / powers.sum(axis=1, keepdims=True)
    return X.T @ (P - Y) / len(X) + 2 * lam * W


@misconception("The classes of a row share one sum; separate sigmoids are another model.")
def sigmoids(X, Y, W, lam):
    return X.T @ (1 / (1 + np.exp(-(X @ W))) - Y) / len(X) + 2 * lam * W


@misconception("Scores minus targets is the gradient of linear regression: the scores go through the softmax first.")
def softmax_forgotten(X, Y, W, lam):
    return X.T @ (X @ W - Y) / len(X) + 2 * lam * W


@misconception("A probability, and not a decision, is compared with the target: don't choose first.")
def decisions_instead_of_probabilities(X, Y, W, lam):
    P = np.eye(W.shape[1])[np.argmax(X @ W, axis=1)]
    return X.T @ (P - Y) / len(X) + 2 * lam * W


@misconception("The factor P times one minus P stays with squared errors; against the logarithm it cancels.")
def slope_of_the_squared_error(X, Y, W, lam):
    P = softmax(X @ W)
    return X.T @ ((P - Y) * P * (1 - P)) / len(X) + 2 * lam * W


@misconception("The gradient is right, but W is overwritten on the way: the caller still needs it.")
def coefficients_overwritten(X, Y, W, lam):
    G = X.T @ (softmax(X @ W) - Y) / len(X) + 2 * lam * W
    W *= 0
    return G
