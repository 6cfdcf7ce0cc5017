"""Hidden checks of precision."""

from sparsecraft_grader.checks import check

ADVICE = "Of the patients who are predicted ill, it is the share who are ill."
EMPTY = "Where nobody is predicted ill, there is nothing to divide by, and the precision counts as zero."


def advice_on(y_pred):
    return ADVICE if y_pred.any() else EMPTY


@check("the share of the predicted ill who are ill", points=0.5)
def test_share(student, reference, predicted, expect_rate):
    for counts in [(6, 4, 3, 8), (2, 7, 5, 3), (3, 4, 1, 4)]:
        y_true, y_pred = predicted(121, *counts)
        answer = student.precision(y_true=y_true, y_pred=y_pred)
        expect_rate(answer, reference.precision(y_true, y_pred), len(y_true), advice=ADVICE)


@check("nobody is predicted ill", points=0.5)
def test_nobody(student, reference, predicted, expect_rate):
    for counts in [(9, 2, 3, 5), (7, 0, 4, 0), (8, 0, 0, 0), (0, 0, 6, 0)]:
        y_true, y_pred = predicted(122, *counts)
        answer = student.precision(y_true, y_pred)
        expect_rate(answer, reference.precision(y_true, y_pred), len(y_true), advice=advice_on(y_pred))


@check("a single patient, and a single class", points=0.5)
def test_single(student, reference, predicted, expect_rate, ask):
    for counts in [(0, 3, 0, 5), (0, 0, 0, 1), (0, 1, 0, 0), (0, 0, 1, 0), (1, 0, 0, 0), (0, 0, 2, 4)]:
        y_true, y_pred = predicted(123, *counts)
        answer = ask(student.precision, y_true, y_pred)
        expect_rate(answer, reference.precision(y_true, y_pred), len(y_true), advice=advice_on(y_pred))


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, predicted, label_types, expect_rate, ask):
    for y_true, y_pred in label_types(*predicted(124, 5, 2, 3, 7)):
        answer = ask(student.precision, y_true, y_pred)
        expect_rate(answer, reference.precision(y_true, y_pred), len(y_true), advice=ADVICE)
