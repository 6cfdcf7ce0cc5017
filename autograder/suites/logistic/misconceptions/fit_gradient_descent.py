"""Wrong ideas about gradient descent."""

import numpy as np

from sparsecraft import logistic_cost, logistic_gradient, sigmoid
from sparsecraft_grader.checks import misconception


@misconception("The gradient points uphill: a step goes against it.")
def uphill(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        w = w + learning_rate * logistic_gradient(X, y, w, lam)
    return w


@misconception("A range that starts at 1 has one number less: that is one step too few.")
def one_step_too_few(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(1, n_iter):
        w = w - learning_rate * logistic_gradient(X, y, w, lam)
    return w


@misconception("Count the steps: there is one more than n_iter.")
def one_step_too_many(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter + 1):
        w = w - learning_rate * logistic_gradient(X, y, w, lam)
    return w


@misconception("A return inside the loop ends it after the first step: it belongs behind the loop.")
def only_one_step(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        return w - learning_rate * logistic_gradient(X, y, w, lam)
    return w


@misconception("The gradient changes with w: computed once before the loop, it makes every step the same.")
def gradient_never_renewed(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    gradient = logistic_gradient(X, y, w, lam)
    for _ in range(n_iter):
        w = w - learning_rate * gradient
    return w


@misconception("The descent starts from zeros, so that everybody takes the same way; a random start takes another.")
def random_start(X, y, learning_rate, n_iter, lam=0.0):
    w = np.random.default_rng(0).normal(scale=0.01, size=X.shape[1])
    for _ in range(n_iter):
        w = w - learning_rate * logistic_gradient(X, y, w, lam)
    return w


@misconception("The descent starts from zeros; starting from ones takes another way.")
def ones_at_the_start(X, y, learning_rate, n_iter, lam=0.0):
    w = np.ones(X.shape[1])
    for _ in range(n_iter):
        w = w - learning_rate * logistic_gradient(X, y, w, lam)
    return w


@misconception("Exactly n_iter steps are asked for: there is no stopping early, however small the slopes are.")
def stops_early(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        gradient = logistic_gradient(X, y, w, lam)
        if np.linalg.norm(gradient) < 1e-6:
            break
        w = w - learning_rate * gradient
    return w


@misconception("A cost that hardly changes is no reason to stop: exactly n_iter steps are asked for.")
def stops_when_the_cost_settles(X, y, learning_rate, n_iter, lam=0.0):
    w, before = np.zeros(X.shape[1]), np.inf
    for _ in range(n_iter):
        w = w - learning_rate * logistic_gradient(X, y, w, lam)
        cost = logistic_cost(X, y, w, lam)
        if abs(before - cost) < 1e-6:
            break
        before = cost
    return w


@misconception("A step that makes the cost larger is taken all the same: the learning rate is the caller's.")
def refuses_to_climb(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        new = w - learning_rate * logistic_gradient(X, y, w, lam)
        if logistic_cost(X, y, new, lam) > logistic_cost(X, y, w, lam):
            learning_rate /= 2
        else:
            w = new
    return w


@misconception("lam belongs to the cost that is minimised: hand it on to the gradient.")
def lam_ignored(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        w = w - learning_rate * logistic_gradient(X, y, w, 0.0)
    return w


@misconception("The slope of lam times w squared is two lam w: the two is missing in every step.")
def penalty_halved(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        w = w - learning_rate * logistic_gradient(X, y, w, lam / 2)
    return w


@misconception("Only the loss is a mean over the rows: the penalty is not to be divided by n.")
def penalty_over_n(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        w = w - learning_rate * logistic_gradient(X, y, w, lam / len(y))
    return w


@misconception("No coefficient is an intercept here: the first one feels the penalty like every other.")
def first_coefficient_free(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        free = np.where(np.arange(len(w)) == 0, 0.0, w)
        w = w - learning_rate * (logistic_gradient(X, y, w, 0.0) + 2 * lam * free)
    return w


@misconception("The penalty's slope is part of the gradient, so the learning rate multiplies it as well.")
def penalty_not_scaled(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        w = w - learning_rate * logistic_gradient(X, y, w, 0.0) - 2 * lam * w
    return w


@misconception("The gradient is a mean over the rows: added up, its steps are n times too long.")
def rows_added_up(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        w = w - learning_rate * (X.T @ (sigmoid(X @ w) - y) + 2 * lam * w)
    return w


@misconception("The gradient is a mean already: dividing the step by n once more makes it n times too short.")
def divided_by_n_twice(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        w = w - learning_rate * logistic_gradient(X, y, w, lam) / len(y)
    return w


@misconception("A step uses all rows at once; going from row to row is stochastic descent, with n steps for one.")
def row_by_row(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        for i in range(len(y)):
            w = w - learning_rate * logistic_gradient(X[i : i + 1], y[i : i + 1], w, lam)
    return w


@misconception(
    "All coefficients move at once, by slopes taken at the same w; updating one after the other is another method."
)
def one_coefficient_after_the_other(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        for j in range(len(w)):
            w[j] -= learning_rate * logistic_gradient(X, y, w, lam)[j]
    return w


@misconception("The learning rate stays what the caller has set: it doesn't shrink from step to step.")
def rate_decays(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for step in range(n_iter):
        w = w - learning_rate / (1 + step) * logistic_gradient(X, y, w, lam)
    return w


@misconception("A step depends on the gradient alone: momentum from earlier steps is another method.")
def momentum(X, y, learning_rate, n_iter, lam=0.0):
    w, velocity = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(n_iter):
        velocity = 0.9 * velocity + logistic_gradient(X, y, w, lam)
        w = w - learning_rate * velocity
    return w


@misconception("The gradient's length matters: divided by it, every step is equally long, and none of them settles.")
def steps_of_equal_length(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        gradient = logistic_gradient(X, y, w, lam)
        w = w - learning_rate * gradient / np.linalg.norm(gradient)
    return w


@misconception("Scores minus labels is the gradient of linear regression: the scores go through the sigmoid first.")
def sigmoid_forgotten(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(n_iter):
        w = w - learning_rate * (X.T @ (X @ w - y) / len(y) + 2 * lam * w)
    return w


@misconception("X is taken as given: standardising is the caller's business, since the coefficients depend on it.")
def columns_standardised(X, y, learning_rate, n_iter, lam=0.0):
    X, w = (X - X.mean(axis=0)) / X.std(axis=0), np.zeros(X.shape[1])
    for _ in range(n_iter):
        w = w - learning_rate * logistic_gradient(X, y, w, lam)
    return w


@misconception("Only w is asked for: return it alone, without the history of the costs.")
def history_returned(X, y, learning_rate, n_iter, lam=0.0):
    w, costs = np.zeros(X.shape[1]), []
    for _ in range(n_iter):
        w = w - learning_rate * logistic_gradient(X, y, w, lam)
        costs.append(logistic_cost(X, y, w, lam))
    return w, costs


@misconception("Only where the last step ends is asked for: return that w, without the ones on the way.")
def whole_way_returned(X, y, learning_rate, n_iter, lam=0.0):
    way = [np.zeros(X.shape[1])]
    for _ in range(n_iter):
        way.append(way[-1] - learning_rate * logistic_gradient(X, y, way[-1], lam))
    return np.array(way)


@misconception("Zeros in the likeness of whole numbers stay whole, and every small step is cut off: start from floats.")
def whole_numbers_at_the_start(X, y, learning_rate, n_iter, lam=0.0):
    w = np.zeros_like(X[0])
    for _ in range(n_iter):
        w[:] = w - learning_rate * logistic_gradient(X, y, w, lam)
    return w
