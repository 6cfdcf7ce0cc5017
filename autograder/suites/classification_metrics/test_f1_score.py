"""Hidden checks of f1_score."""

from sparsecraft_grader.checks import check

ADVICE = "It is the harmonic mean of precision and recall."
EMPTY = "Where nothing is right, or nothing is there to divide by, the score counts as zero."


def advice_on(hits):
    return ADVICE if hits.any() else EMPTY


@check("the harmonic mean of precision and recall", points=0.5)
def test_share(student, reference, predicted, expect_rate):
    for counts in [(6, 4, 3, 8), (2, 7, 5, 3)]:
        y_true, y_pred = predicted(151, *counts)
        answer = student.f1_score(y_true=y_true, y_pred=y_pred)
        expect_rate(answer, reference.f1_score(y_true, y_pred), len(y_true), advice=ADVICE)


@check("no true positive, for whatever reason", points=0.5)
def test_nobody(student, reference, predicted, expect_rate):
    for counts in [(9, 2, 3, 5), (8, 0, 0, 0), (7, 4, 0, 0), (7, 0, 4, 0), (5, 3, 2, 0)]:
        y_true, y_pred = predicted(152, *counts)
        answer = student.f1_score(y_true, y_pred)
        expect_rate(answer, reference.f1_score(y_true, y_pred), len(y_true), advice=advice_on(y_true * y_pred))


@check("not one who is ill is found, a single patient", points=0.5)
def test_single(student, reference, predicted, expect_rate, ask):
    for counts in [(1, 2, 9, 5), (3, 2, 4, 0), (0, 0, 0, 1), (1, 0, 0, 0), (0, 0, 1, 0), (0, 0, 2, 4)]:
        y_true, y_pred = predicted(153, *counts)
        answer = ask(student.f1_score, y_true, y_pred)
        expect_rate(answer, reference.f1_score(y_true, y_pred), len(y_true), advice=advice_on(y_true * y_pred))


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, predicted, label_types, expect_rate, ask):
    for y_true, y_pred in label_types(*predicted(154, 5, 2, 4, 7)):
        answer = ask(student.f1_score, y_true, y_pred)
        expect_rate(answer, reference.f1_score(y_true, y_pred), len(y_true), advice=ADVICE)
