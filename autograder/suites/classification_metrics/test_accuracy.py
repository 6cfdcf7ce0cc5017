"""Hidden checks of accuracy."""

from sparsecraft_grader.checks import check

ADVICE = "It is the share of all patients whose prediction is right, whichever class they belong to."


@check("the share of right predictions", points=0.5)
def test_share(student, reference, predicted, expect_rate):
    for counts in [(6, 4, 3, 8), (2, 7, 5, 3)]:
        y_true, y_pred = predicted(111, *counts)
        answer = student.accuracy(y_true=y_true, y_pred=y_pred)
        expect_rate(answer, reference.accuracy(y_true, y_pred), len(y_true), advice=ADVICE)


@check("few patients are ill, or nearly all", points=0.5)
def test_imbalance(student, reference, predicted, expect_rate):
    for counts in [(61, 5, 2, 1), (1, 4, 7, 50), (9, 4, 0, 0), (0, 0, 4, 7)]:
        y_true, y_pred = predicted(112, *counts)
        answer = student.accuracy(y_true, y_pred)
        expect_rate(answer, reference.accuracy(y_true, y_pred), len(y_true), advice=ADVICE)


@check("all right, all wrong, a single patient", points=0.5)
def test_ends(student, reference, predicted, expect_rate, ask):
    for counts in [(5, 0, 0, 4), (0, 3, 6, 0), (1, 0, 0, 0), (0, 0, 1, 0), (4, 3, 3, 7)]:
        y_true, y_pred = predicted(113, *counts)
        answer = ask(student.accuracy, y_true, y_pred)
        expect_rate(answer, reference.accuracy(y_true, y_pred), len(y_true), advice=ADVICE)


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, predicted, label_types, expect_rate, ask):
    for y_true, y_pred in label_types(*predicted(114, 5, 2, 4, 6)):
        answer = ask(student.accuracy, y_true, y_pred)
        expect_rate(answer, reference.accuracy(y_true, y_pred), len(y_true), advice=ADVICE)
