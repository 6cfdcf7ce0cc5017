"""Hidden checks of confusion_matrix."""

import numpy as np
import pytest

from sparsecraft_grader.checks import check, expect, expect_array, expect_close

ADVICE = "Rows are the truth, columns the prediction, and both begin with 0."


@pytest.fixture(scope="session")
def expect_counts():
    """A function that fails unless an answer is this table; rows and columns that changed places are named."""

    def judge(answer, expected):
        counts = expect_array(answer, (2, 2), "The table")
        for name, other in {
            "Rows and columns have changed places": expected.T,
            "Healthy and ill have changed places": expected[::-1, ::-1],
        }.items():
            expect(np.array_equal(counts, expected) or not np.array_equal(counts, other), f"{name}. {ADVICE}")
        expect_close(counts, expected, factors={"n": expected.sum()}, advice=ADVICE)
        return counts

    return judge


@check("counts each kind of result in its place", points=0.5)
def test_places(student, reference, predicted, expect_counts):
    for counts in [(6, 4, 3, 9), (2, 7, 5, 3)]:
        y_true, y_pred = predicted(101, *counts)
        answer = student.confusion_matrix(y_true=y_true, y_pred=y_pred)
        expect_counts(answer, reference.confusion_matrix(y_true, y_pred))


@check("a class that nobody has, or that nobody is given", points=0.5)
def test_missing_class(student, reference, predicted, expect_counts):
    for counts in [(5, 2, 0, 0), (0, 0, 3, 6), (4, 0, 3, 0), (0, 2, 0, 7), (6, 0, 0, 0), (0, 0, 0, 5)]:
        y_true, y_pred = predicted(102, *counts)
        expect_counts(student.confusion_matrix(y_true, y_pred), reference.confusion_matrix(y_true, y_pred))


@check("one patient or hundreds, in whole numbers", points=0.5)
def test_whole_numbers(student, reference, predicted, expect_counts, ask):
    for counts in [(160, 21, 33, 290), (0, 0, 1, 0), (1, 0, 0, 0)]:
        y_true, y_pred = predicted(103, *counts)
        answer = ask(student.confusion_matrix, y_true, y_pred)
        table = expect_counts(answer, reference.confusion_matrix(y_true, y_pred))
        expect(table.dtype.kind in "iu", "The counts are right, but not of an integer type: ask NumPy for ints.")


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, predicted, label_types, expect_counts, ask):
    for y_true, y_pred in label_types(*predicted(104, 3, 8, 2, 5)):
        expect_counts(ask(student.confusion_matrix, y_true, y_pred), reference.confusion_matrix(y_true, y_pred))
