"""Wrong ideas about one-hot targets."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("Classes are counted from 0: class 0 has the first column.")
def counted_from_one(y, n_classes):
    targets = np.zeros((len(y), n_classes))
    targets[np.arange(len(y)), y - 1] = 1
    return targets


@misconception("How many columns there are is told by n_classes; a class may be missing in these rows.")
def width_from_the_labels(y, n_classes):
    targets = np.zeros((len(y), np.max(y) + 1))
    targets[np.arange(len(y)), y] = 1
    return targets


@misconception("Each class has a column, whether its label occurs or not: the labels that occur are not all.")
def distinct_labels_only(y, n_classes):
    return (y[:, None] == np.unique(y)).astype(float)


@misconception("A label is the number of its column; the order in which labels appear says nothing.")
def order_of_appearance(y, n_classes):
    seen = list(dict.fromkeys(y.tolist()))
    targets = np.zeros((len(y), n_classes))
    for row, label in enumerate(y.tolist()):
        targets[row, seen.index(label)] = 1
    return targets


@misconception("Rows are samples and columns are classes: the table is the other way round.")
def transposed(y, n_classes):
    targets = np.zeros((n_classes, len(y)))
    targets[y, np.arange(len(y))] = 1
    return targets


@misconception("Dropping a class is for features beside an intercept; as a target each class needs its column.")
def first_class_dropped(y, n_classes):
    targets = np.zeros((len(y), n_classes))
    targets[np.arange(len(y)), y] = 1
    return targets[:, 1:]


@misconception("Indexing with y alone fills that column in every row: each row has a column of its own.")
def all_rows_at_once(y, n_classes):
    targets = np.zeros((len(y), n_classes))
    targets[:, y] = 1
    return targets


@misconception("The entry is 1, whatever the label: a label is a name, not an amount.")
def label_instead_of_one(y, n_classes):
    targets = np.zeros((len(y), n_classes))
    targets[np.arange(len(y)), y] = y
    return targets


@misconception("The class that it was gets the 1, and all others the 0.")
def ones_and_zeros_swapped(y, n_classes):
    targets = np.ones((len(y), n_classes))
    targets[np.arange(len(y)), y] = 0
    return targets


@misconception("The other classes get 0: they are to be read as probabilities.")
def minus_one_elsewhere(y, n_classes):
    targets = -np.ones((len(y), n_classes))
    targets[np.arange(len(y)), y] = 1
    return targets


@misconception("n_classes counts the columns; there is none for a class of that number itself.")
def one_row_too_many_classes(y, n_classes):
    targets = np.zeros((len(y), n_classes + 1))
    targets[np.arange(len(y)), y] = 1
    return targets


@misconception("Only the column of the label itself is 1, not all up to it.")
def cumulative(y, n_classes):
    return (np.arange(n_classes) <= y[:, None]).astype(float)


@misconception("The columns are in the order of the classes, lowest first.")
def columns_reversed(y, n_classes):
    targets = np.zeros((len(y), n_classes))
    targets[np.arange(len(y)), n_classes - 1 - y] = 1
    return targets


@misconception("Labels as they are have one column; the table has one for each class.")
def labels_themselves(y, n_classes):
    return np.asarray(y, dtype=float)[:, None]


@misconception("Each row stands for itself; how often a class occurs is another question.")
def shares_of_classes(y, n_classes):
    targets = np.eye(n_classes)[y]
    return targets / np.maximum(targets.sum(axis=0), 1)
