"""Hidden checks of one_hot."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_array, expect_close

ADVICE = "There is a column for each distinct label, in sorted order, and a 1 where the row has that label."
WORDS = ("oak", "ash", "elm", "ash", "fir", "oak", "elm")


@check("a column for each distinct label", points=1.0)
def test_values(student, reference):
    for labels in [np.array(WORDS), np.array([7, 3, 30, 3, 7, 7])]:
        expect_close(student.one_hot(labels=labels), reference.one_hot(labels), advice=ADVICE)


@check("the first column dropped", points=1.0)
def test_dropped(student, reference):
    for labels in [np.array([*WORDS, "oak"]), np.array([2, 0, 1, 1, 2, 1])]:
        expect_close(
            student.one_hot(labels, drop_first=True),
            reference.one_hot(labels, drop_first=True),
            advice="The label that comes first in sorted order has no column, and its rows hold zeros.",
        )
        expect_close(
            student.one_hot(labels, False),
            reference.one_hot(labels),
            advice="Nothing is dropped unless it is asked for.",
        )


@check("one label, or all different", points=1.0)
def test_edges(student, reference):
    for labels, drop in [(["a", "a", "a"], True), (["a", "a"], False), (["z"], True), (["c", "a", "b"], True)]:
        labels = np.array(labels)
        answer, changed = student.one_hot.watched(labels, drop)
        expect(not changed, "The array labels of the caller's was modified.")
        expected = reference.one_hot(labels, drop)
        if expected.size == 0 and isinstance(answer, list):
            answer = np.array(answer).reshape(expected.shape) if np.shape(answer) == expected.shape else answer
        expect_close(answer, expected, advice="With a single label there is one column, and none once that is dropped.")


@check("numbers as labels, floating point numbers as entries", points=1.0)
def test_types(student, reference):
    y = np.array([-2, 5, 5, 40, -2])
    for labels in [y, y.astype(np.int32), y / 4, np.repeat(y, 2)[::2]]:
        answer, changed = student.one_hot.watched(labels)
        expect(not changed, "The array labels of the caller's was modified.")
        expect_close(answer, reference.one_hot(labels), advice=ADVICE)
        kind = expect_array(answer, (5, 3)).dtype.kind
        expect(kind == "f" or isinstance(answer, list), "The table should hold floating point numbers.")
