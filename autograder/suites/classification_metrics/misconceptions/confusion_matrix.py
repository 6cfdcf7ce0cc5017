"""Wrong ideas about the confusion matrix."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("The truth chooses the row and the prediction the column; here it is the other way round.")
def prediction_chooses_row(y_true, y_pred):
    matrix = np.zeros((2, 2), dtype=int)
    for truth, guess in zip(y_true, y_pred, strict=True):
        matrix[guess, truth] += 1
    return matrix


@misconception(
    "The order of rows and of columns is healthy first, ill second: the true negatives are in the upper left corner."
)
def ill_first(y_true, y_pred):
    tp = np.sum((y_true == 1) & (y_pred == 1))
    fn = np.sum((y_true == 1) & (y_pred == 0))
    fp = np.sum((y_true == 0) & (y_pred == 1))
    tn = np.sum((y_true == 0) & (y_pred == 0))
    return np.array([[tp, fn], [fp, tn]])


@misconception(
    "Many textbooks put the ill first and predictions in rows; here healthy come first and the truth chooses the row."
)
def ill_first_and_prediction_chooses_row(y_true, y_pred):
    tp = np.sum((y_true == 1) & (y_pred == 1))
    fn = np.sum((y_true == 1) & (y_pred == 0))
    fp = np.sum((y_true == 0) & (y_pred == 1))
    tn = np.sum((y_true == 0) & (y_pred == 0))
    return np.array([[tp, fp], [fn, tn]])


@misconception("The four cells hold numbers of patients; shares of all of them are a later step.")
def shares_of_all(y_true, y_pred):
    matrix = np.zeros((2, 2))
    np.add.at(matrix, (y_true, y_pred), 1.0)
    return matrix / len(y_true)


@misconception("The cells hold numbers of patients: don't divide each row by its total.")
def shares_of_rows(y_true, y_pred):
    matrix = np.zeros((2, 2))
    np.add.at(matrix, (y_true, y_pred), 1.0)
    return matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)


@misconception("The four numbers belong in a table with two rows and two columns, not in a row of four.")
def flat(y_true, y_pred):
    tn = np.sum((y_true == 0) & (y_pred == 0))
    fp = np.sum((y_true == 0) & (y_pred == 1))
    fn = np.sum((y_true == 1) & (y_pred == 0))
    tp = np.sum((y_true == 1) & (y_pred == 1))
    return tn, fp, fn, tp


@misconception("A class that does not occur still has its row and its column: the classes are always 0 and 1.")
def only_classes_that_occur(y_true, y_pred):
    classes = np.union1d(y_true, y_pred)
    return np.array([[np.sum((y_true == a) & (y_pred == b)) for b in classes] for a in classes])


@misconception(
    "An index that occurs twice in one assignment adds only once: add up patient by patient, or count with masks."
)
def each_cell_counted_once(y_true, y_pred):
    matrix = np.zeros((2, 2), dtype=int)
    matrix[y_true, y_pred] += 1
    return matrix


@misconception("An agreement is a true positive only if the patient is ill; among the healthy it is a true negative.")
def agreement_taken_for_hit(y_true, y_pred):
    right = np.sum(y_true == y_pred)
    fp = np.sum((y_true == 0) & (y_pred == 1))
    fn = np.sum((y_true == 1) & (y_pred == 0))
    return np.array([[right, fp], [fn, right]])


@misconception("The cells hold the four combinations; the totals of ill and of predicted ill still contain the hits.")
def totals_for_errors(y_true, y_pred):
    tp, tn = np.sum((y_true == 1) & (y_pred == 1)), np.sum((y_true == 0) & (y_pred == 0))
    return np.array([[tn, np.sum(y_pred == 1)], [np.sum(y_true == 1), tp]])


@misconception("Doubling the labels in place changes the caller's array: build the code of each cell in a new one.")
def overwrites_labels(y_true, y_pred):
    code = y_true
    code *= 2
    code += y_pred
    return np.bincount(code, minlength=4).reshape(2, 2)


@misconception(
    "Cells can be empty, also the last ones: counting only up to the last one that occurs makes fewer than four."
)
def last_cells_cut_off(y_true, y_pred):
    return np.bincount(2 * y_true + y_pred).reshape(2, 2)


@misconception("The healthy come first in both directions: your columns begin with them, but your rows with the ill.")
def ill_in_the_first_row(y_true, y_pred):
    matrix = np.zeros((2, 2), dtype=int)
    np.add.at(matrix, (1 - y_true, y_pred), 1)
    return matrix


@misconception("The healthy come first in both directions: your rows begin with them, but your columns with the ill.")
def ill_in_the_first_column(y_true, y_pred):
    matrix = np.zeros((2, 2), dtype=int)
    np.add.at(matrix, (y_true, 1 - y_pred), 1)
    return matrix
