"""Hidden checks of precision_recall_curve."""

import numpy as np

from sparsecraft_grader.checks import check, expect_raises

NAMES = ("precisions", "recalls", "thresholds")
ADVICE = "Thresholds rise through every distinct score; precision and recall have one entry more, the point of nobody."
NO_POSITIVE = "Recall is a share of the ill, and here nobody is ill."


@check("every distinct score, then the last point", points=0.5)
def test_points(student, reference, scored, expect_curve):
    for sizes in [(7, 5), (4, 9)]:
        y_true, y_score = scored(221, *sizes)
        answer = student.precision_recall_curve(y_true=y_true, y_score=y_score)
        expect_curve(answer, reference.precision_recall_curve(y_true, y_score), NAMES, advice=ADVICE)


@check("equal scores are taken together", points=0.5)
def test_ties(student, reference, scored, expect_curve):
    advice = f"{ADVICE} No threshold can part two patients with the same score."
    alike = np.array([1, 0, 0, 0, 1]), np.full(5, -0.25)
    for y_true, y_score in [alike, scored(222, 12, 8, 1.0), scored(223, 5, 14, 0.5)]:
        answer = student.precision_recall_curve(y_true, y_score)
        expect_curve(answer, reference.precision_recall_curve(y_true, y_score), NAMES, advice=advice)


@check("nobody is ill, and scores that are whole numbers", points=0.5)
def test_no_ill(student, reference, scored, whole_scores, expect_curve, ask):
    for y_true, y_score, rtol in [*whole_scores(*scored(224, 8, 6)), (*scored(225, 0, 5), 1e-8)]:
        answer = ask(student.precision_recall_curve, y_true, y_score)
        expect_curve(answer, reference.precision_recall_curve(y_true, y_score), NAMES, rtol=rtol, advice=ADVICE)
    nobody = scored(226, 4, 0)
    expect_raises(student.precision_recall_curve, *nobody, kinds=("ValueError",), advice=NO_POSITIVE)


@check("a single patient, and any other type of array", points=0.5)
def test_single(student, reference, scored, apart, whole_scores, broken_scores, expect_curve, ask):
    problem = scored(227, 6, 9)
    alone = *scored(228, 0, 1), 1e-8
    for y_true, y_score, rtol in [*broken_scores(*problem), *whole_scores(*apart(*problem)), alone]:
        answer = ask(student.precision_recall_curve, y_true, y_score)
        expect_curve(answer, reference.precision_recall_curve(y_true, y_score), NAMES, rtol=rtol, advice=ADVICE)
    healthy = scored(229, 1, 0)
    expect_raises(student.precision_recall_curve, *healthy, kinds=("ValueError",), advice=NO_POSITIVE)
