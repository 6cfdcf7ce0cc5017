"""Hidden checks of recall."""

from sparsecraft_grader.checks import check

ADVICE = "Of the patients who are ill, it is the share who are predicted ill."
EMPTY = "Where nobody is ill, there is nothing to divide by, and the recall counts as zero."


def advice_on(y_true):
    return ADVICE if y_true.any() else EMPTY


@check("the share of the ill who are found", points=0.5)
def test_share(student, reference, predicted, expect_rate):
    for counts in [(6, 4, 3, 8), (2, 7, 5, 3), (3, 2, 4, 4)]:
        y_true, y_pred = predicted(131, *counts)
        answer = student.recall(y_true=y_true, y_pred=y_pred)
        expect_rate(answer, reference.recall(y_true, y_pred), len(y_true), advice=ADVICE)


@check("nobody is ill", points=0.5)
def test_nobody(student, reference, predicted, expect_rate):
    for counts in [(9, 2, 3, 5), (7, 4, 0, 0), (8, 0, 0, 0), (0, 6, 0, 0)]:
        y_true, y_pred = predicted(132, *counts)
        answer = student.recall(y_true, y_pred)
        expect_rate(answer, reference.recall(y_true, y_pred), len(y_true), advice=advice_on(y_true))


@check("a single patient, and a single prediction", points=0.5)
def test_single(student, reference, predicted, expect_rate, ask):
    for counts in [(0, 3, 0, 5), (4, 0, 2, 0), (0, 0, 0, 1), (0, 0, 1, 0), (0, 1, 0, 0), (1, 0, 0, 0), (0, 0, 2, 4)]:
        y_true, y_pred = predicted(133, *counts)
        answer = ask(student.recall, y_true, y_pred)
        expect_rate(answer, reference.recall(y_true, y_pred), len(y_true), advice=advice_on(y_true))


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, predicted, label_types, expect_rate, ask):
    for y_true, y_pred in label_types(*predicted(134, 5, 2, 4, 7)):
        answer = ask(student.recall, y_true, y_pred)
        expect_rate(answer, reference.recall(y_true, y_pred), len(y_true), advice=ADVICE)
