"""Wrong ideas about one-hot coding."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("The columns are in the sorted order of the labels, not in the order in which they appear.")
def order_of_appearance(labels, drop_first=False):
    kinds = np.array(list(dict.fromkeys(labels.tolist())))
    return (labels[:, None] == kinds[1 if drop_first else 0 :]).astype(float)


@misconception("The columns are in sorted order, the smallest label first.")
def reverse_order(labels, drop_first=False):
    kinds = np.unique(labels)
    kinds = kinds[::-1]
    return (labels[:, None] == kinds[1 if drop_first else 0 :]).astype(float)


@misconception("The first column is dropped, not the last.")
def last_dropped(labels, drop_first=False):
    kinds = np.unique(labels)
    return (labels[:, None] == (kinds[:-1] if drop_first else kinds)).astype(float)


@misconception("drop_first asks for one column less.")
def never_dropped(labels, drop_first=False):
    kinds = np.unique(labels)
    return (labels[:, None] == kinds).astype(float)


@misconception("Nothing is dropped unless drop_first asks for it.")
def always_dropped(labels, drop_first=False):
    kinds = np.unique(labels)
    return (labels[:, None] == kinds[1:]).astype(float)


@misconception("The first column is dropped if drop_first is true, not if it is false.")
def dropped_the_wrong_way_round(labels, drop_first=False):
    kinds = np.unique(labels)
    return (labels[:, None] == kinds[0 if drop_first else 1 :]).astype(float)


@misconception("The first label in sorted order is dropped, not the most common one.")
def most_common_dropped(labels, drop_first=False):
    kinds = np.unique(labels)
    counts = np.array([np.sum(labels == kind) for kind in kinds])
    kept = np.delete(kinds, np.argmax(counts)) if drop_first else kinds
    return (labels[:, None] == kept).astype(float)


@misconception("A column is dropped, not a row.")
def first_row_dropped(labels, drop_first=False):
    kinds = np.unique(labels)
    table = (labels[:, None] == kinds).astype(float)
    return table[1:] if drop_first else table


@misconception("With a single label nothing is left once the first column is dropped: a table without columns.")
def single_label_kept(labels, drop_first=False):
    kinds = np.unique(labels)
    kept = kinds[1:] if drop_first and len(kinds) > 1 else kinds
    return (labels[:, None] == kept).astype(float)


@misconception("A table without columns still has two axes.")
def flat_without_columns(labels, drop_first=False):
    kinds = np.unique(labels)
    kept = kinds[1 if drop_first else 0 :]
    if len(kept) == 0:
        return np.zeros(0)
    if len(kept) == 1:
        return (labels == kept[0]).astype(float)
    return (labels[:, None] == kept).astype(float)


@misconception("Rows are samples and columns are labels: the table is the other way round.")
def transposed(labels, drop_first=False):
    kinds = np.unique(labels)
    return (labels[:, None] == kinds[1 if drop_first else 0 :]).astype(float).T


@misconception(
    "A single column of numbers says that labels have an order and distances: each needs a column of its own."
)
def numbered(labels, drop_first=False):
    kinds = np.unique(labels)
    return np.searchsorted(kinds, labels).astype(float)[:, None]


@misconception("The entry is 1, however often the label occurs.")
def counts(labels, drop_first=False):
    kinds = np.unique(labels)
    kinds = kinds[1 if drop_first else 0 :]
    counts = np.array([np.sum(labels == kind) for kind in kinds])
    return (labels[:, None] == kinds).astype(float) * counts


@misconception("A 1 stands where the row has the label, a 0 elsewhere.")
def ones_and_zeros_swapped(labels, drop_first=False):
    kinds = np.unique(labels)
    return (labels[:, None] != kinds[1 if drop_first else 0 :]).astype(float)


@misconception("That is effect coding: with a dropped column the rows of the first label hold zeros.")
def minus_one_for_the_first(labels, drop_first=False):
    kinds = np.unique(labels)
    table = (labels[:, None] == kinds[1 if drop_first else 0 :]).astype(float)
    if drop_first:
        table[labels == kinds[0]] = -1
    return table


@misconception("A 1 in the column of the label alone, not in all up to it.")
def cumulative(labels, drop_first=False):
    kinds = np.unique(labels)
    return (labels[:, None] >= kinds[1 if drop_first else 0 :]).astype(float)


@misconception("A label is not the number of its column: only the distinct labels have columns.")
def label_as_column_number(labels, drop_first=False):
    codes = np.unique(labels, return_inverse=True)[1] if labels.dtype.kind == "U" else labels.astype(int)
    table = np.zeros((len(labels), codes.max() + 1))
    table[np.arange(len(labels)), codes] = 1
    return table[:, 1 if drop_first else 0 :]


@misconception("The entries are 0 and 1: nothing is subtracted from them.")
def centred(labels, drop_first=False):
    kinds = np.unique(labels)
    table = (labels[:, None] == kinds[1 if drop_first else 0 :]).astype(float)
    return table - table.mean(axis=0)


@misconception("A column of ones is the model's business: only the labels have columns.")
def an_intercept_added(labels, drop_first=False):
    kinds = np.unique(labels)
    table = (labels[:, None] == kinds[1 if drop_first else 0 :]).astype(float)
    return np.column_stack([np.ones(len(labels)), table])


@misconception("There is no column for labels that do not occur.")
def column_for_the_unknown(labels, drop_first=False):
    kinds = np.unique(labels)
    table = (labels[:, None] == kinds[1 if drop_first else 0 :]).astype(float)
    return np.column_stack([table, np.zeros(len(labels))])


@misconception("Look at every label, not only at whether it differs from the one before.")
def neighbours_only(labels, drop_first=False):
    kinds = np.unique(labels)
    table = np.zeros((len(labels), len(kinds)))
    for row in range(len(labels)):
        column = list(kinds).index(labels[row])
        if row == 0 or labels[row] != labels[row - 1]:
            table[row, column] = 1
    return table[:, 1 if drop_first else 0 :]


@misconception("All columns are kept unless drop_first is asked for: its default is False.")
def dropped_by_default(labels, drop_first=True):
    kinds = np.unique(labels)[1 if drop_first else 0 :]
    return (labels[:, np.newaxis] == kinds).astype(float)


@misconception("The table is right, but it should hold floating point numbers: what comes next computes with them.")
def not_floating_point(labels, drop_first=False):
    kinds = np.unique(labels)[1 if drop_first else 0 :]
    return (labels[:, np.newaxis] == kinds).astype(int)
