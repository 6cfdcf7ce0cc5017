"""Hidden checks of specificity."""

from sparsecraft_grader.checks import check

ADVICE = "Of the patients who are healthy, it is the share who are predicted healthy."
EMPTY = "Where nobody is healthy, there is nothing to divide by, and the specificity counts as zero."


def advice_on(y_true):
    return ADVICE if (y_true == 0).any() else EMPTY


@check("the share of the healthy who are left alone", points=0.5)
def test_share(student, reference, predicted, expect_rate):
    for counts in [(8, 3, 4, 6), (3, 7, 2, 5), (4, 4, 1, 3)]:
        y_true, y_pred = predicted(141, *counts)
        answer = student.specificity(y_true=y_true, y_pred=y_pred)
        expect_rate(answer, reference.specificity(y_true, y_pred), len(y_true), advice=ADVICE)


@check("nobody is healthy", points=0.5)
def test_nobody(student, reference, predicted, expect_rate):
    for counts in [(5, 3, 2, 9), (0, 0, 4, 7), (0, 0, 0, 8), (0, 0, 6, 0)]:
        y_true, y_pred = predicted(142, *counts)
        answer = student.specificity(y_true, y_pred)
        expect_rate(answer, reference.specificity(y_true, y_pred), len(y_true), advice=advice_on(y_true))


@check("a single patient, and a single prediction", points=0.5)
def test_single(student, reference, predicted, expect_rate, ask):
    for counts in [(5, 0, 3, 0), (0, 4, 0, 2), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (4, 2, 0, 0)]:
        y_true, y_pred = predicted(143, *counts)
        answer = ask(student.specificity, y_true, y_pred)
        expect_rate(answer, reference.specificity(y_true, y_pred), len(y_true), advice=advice_on(y_true))


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, predicted, label_types, expect_rate, ask):
    for y_true, y_pred in label_types(*predicted(144, 7, 2, 4, 5)):
        answer = ask(student.specificity, y_true, y_pred)
        expect_rate(answer, reference.specificity(y_true, y_pred), len(y_true), advice=ADVICE)
