"""Wrong ideas about gradient descent."""

import numpy as np

from sparsecraft import one_hot_targets, softmax_gradient
from sparsecraft_grader.checks import misconception


@misconception("The gradient points uphill: subtract the step.")
def uphill(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W + learning_rate * softmax_gradient(X, Y, W, lam)
    return W


@misconception("n_iter counts the steps: this does one more.")
def one_step_too_many(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter + 1):
        W = W - learning_rate * softmax_gradient(X, Y, W, lam)
    return W


@misconception("n_iter counts the steps: this does one less.")
def one_step_too_few(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter - 1):
        W = W - learning_rate * softmax_gradient(X, Y, W, lam)
    return W


@misconception("The return stands inside the loop, so it ends after its first round.")
def one_step_only(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        return W - learning_rate * softmax_gradient(X, Y, W, lam)
    return W


@misconception("The gradient changes with every step: take it anew at the present coefficients.")
def gradient_taken_once(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    G = softmax_gradient(X, Y, W, lam)
    for _ in range(n_iter):
        W = W - learning_rate * G
    return W


@misconception("It starts from zeros: the cost has one valley, and the same start makes results comparable.")
def starts_at_random(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.random.default_rng(0).normal(size=(X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - learning_rate * softmax_gradient(X, Y, W, lam)
    return W


@misconception("Small random numbers are a habit from neural networks: here it starts from zeros.")
def starts_at_small_random_numbers(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = 0.01 * np.random.default_rng(0).normal(size=(X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - learning_rate * softmax_gradient(X, Y, W, lam)
    return W


@misconception("It starts from zeros; from ones it ends elsewhere after the same number of steps.")
def starts_at_ones(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.ones((X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - learning_rate * softmax_gradient(X, Y, W, lam)
    return W


@misconception("lam has to reach the gradient at every step.")
def penalty_forgotten(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - learning_rate * softmax_gradient(X, Y, W, 0.0)
    return W


@misconception("The slope of the penalty is two lam times W; half of it was used.")
def penalty_at_half(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - learning_rate * softmax_gradient(X, Y, W, lam / 2)
    return W


@misconception("The penalty is not divided by the number of rows.")
def penalty_over_n(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - learning_rate * softmax_gradient(X, Y, W, lam / len(X))
    return W


@misconception("No coefficient is an intercept here: the first row of W feels the penalty like every other.")
def first_row_free(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - learning_rate * softmax_gradient(X, Y, W, lam)
        W[0] += learning_rate * 2 * lam * W[0] / (1 - 2 * learning_rate * lam) if lam else 0.0
    return W


@misconception("The slopes are a mean over the rows: without it the steps are n times as long.")
def sum_of_slopes(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - learning_rate * len(X) * softmax_gradient(X, Y, W, lam / len(X))
    return W


@misconception("The gradient is a mean already: the learning rate is not divided by n once more.")
def rate_over_n(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - learning_rate / len(X) * softmax_gradient(X, Y, W, lam)
    return W


@misconception("Each step is the learning rate times the gradient.")
def rate_forgotten(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - softmax_gradient(X, Y, W, lam)
    return W


@misconception("The learning rate stays what it is from the first step to the last.")
def rate_shrinks(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for step in range(n_iter):
        W = W - learning_rate / (1 + step) * softmax_gradient(X, Y, W, lam)
    return W


@misconception("Each step uses all rows at once: going row by row is stochastic gradient descent.")
def row_by_row(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        for i in range(len(X)):
            W = W - learning_rate * softmax_gradient(X[i : i + 1], Y[i : i + 1], W, lam)
    return W


@misconception("Each step uses all rows at once: one row a step is stochastic gradient descent.")
def one_row_a_step(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for step in range(n_iter):
        i = step % len(X)
        W = W - learning_rate * softmax_gradient(X[i : i + 1], Y[i : i + 1], W, lam)
    return W


@misconception("How many classes there are is told by n_classes: one may be missing in y.")
def classes_from_the_labels(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    k = int(np.max(y)) + 1
    Y = one_hot_targets(y, k)
    W = np.zeros((X.shape[1], k))
    for _ in range(n_iter):
        W = W - learning_rate * softmax_gradient(X, Y, W, lam)
    return W


@misconception("W has a row for each feature and a column for each class: it came back transposed.")
def transposed(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - learning_rate * softmax_gradient(X, Y, W, lam)
    return W.T


@misconception("The coefficients after the last step are asked for, not their average on the way.")
def average_of_all_steps(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    total = W
    for _ in range(n_iter):
        W = W - learning_rate * softmax_gradient(X, Y, W, lam)
        total = total + W
    return total / max(n_iter, 1)


@misconception("Exactly n_iter steps are asked for: don't stop where the steps become small.")
def stops_early(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        step = learning_rate * softmax_gradient(X, Y, W, lam)
        W = W - step
        if np.abs(step).max() < 0.1:
            break
    return W


@misconception("X is taken as it is: a column of ones is the caller's business.")
def intercept_column_added(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    X = np.column_stack([np.ones(len(X)), X])
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - learning_rate * softmax_gradient(X, Y, W, lam)
    return W


@misconception("X is taken as it is: scaling its columns changes what the coefficients mean.")
def features_standardised(X, y, n_classes, learning_rate, n_iter, lam=0.0):
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    Y = one_hot_targets(y, n_classes)
    W = np.zeros((X.shape[1], n_classes))
    for _ in range(n_iter):
        W = W - learning_rate * softmax_gradient(X, Y, W, lam)
    return W
