"""Hidden checks of one_hot_targets."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_array, expect_close

ADVICE = "Row i has its 1 in the column whose number is label i, counted from 0."


@check("a 1 in the column of each label", points=0.5)
def test_values(student, reference):
    for y in [np.array([1, 3, 0, 2, 2, 1]), np.array([2, 2, 0])]:
        expect_close(student.one_hot_targets(y=y, n_classes=4), reference.one_hot_targets(y, 4), advice=ADVICE)


@check("classes that do not occur", points=0.5)
def test_missing(student, reference):
    for labels, n_classes in [([0, 1, 0], 4), ([3, 1], 5), ([2], 3), ([0, 0], 1)]:
        y = np.array(labels)
        expect_close(
            student.one_hot_targets(y, n_classes),
            reference.one_hot_targets(y, n_classes),
            advice="There is a column for every class that is asked for, whether its label occurs or not.",
        )


@check("floating point numbers, labels left as they were", points=0.5)
def test_floats(student, reference):
    y = np.array([1, 0, 2, 1, 2])
    answer, changed = student.one_hot_targets.watched(y, 3)
    expect(not changed, "The array y of the caller's was modified.")
    expect_close(answer, reference.one_hot_targets(y, 3), advice=ADVICE)
    kind = expect_array(answer, (5, 3)).dtype.kind
    expect(kind == "f" or isinstance(answer, list), "The table should hold floating point numbers.")


@check("any type of label array", points=0.5)
def test_types(student, reference, labels_in):
    for y in labels_in(np.array([3, 0, 1, 1, 2, 3, 0])):
        answer, changed = student.one_hot_targets.watched(y, 4)
        expect(not changed, "The array y of the caller's was modified.")
        expect_close(answer, reference.one_hot_targets(y, 4), advice=ADVICE)
