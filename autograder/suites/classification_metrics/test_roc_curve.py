"""Hidden checks of roc_curve."""

import numpy as np

from sparsecraft_grader.checks import check, expect_raises

NAMES = ("false positive rates", "true positive rates", "thresholds")
ADVICE = "Thresholds fall: first inf, then every distinct score once; a score that equals it counts as ill."
ONE_CLASS = "With one class only, one of the two rates is a share of nobody."


@check("one point per distinct score, after that of nobody", points=0.5)
def test_points(student, reference, scored, expect_curve):
    for sizes in [(7, 5), (4, 9)]:
        y_true, y_score = scored(201, *sizes)
        answer = student.roc_curve(y_true=y_true, y_score=y_score)
        expect_curve(answer, reference.roc_curve(y_true, y_score), NAMES, advice=ADVICE)


@check("equal scores are taken together", points=0.5)
def test_ties(student, reference, scored, expect_curve):
    advice = f"{ADVICE} No threshold can part two patients with the same score."
    alike = np.array([1, 0, 0, 0, 1]), np.full(5, -0.25)
    for y_true, y_score in [alike, scored(202, 12, 8, 1.0), scored(203, 5, 14, 0.5)]:
        answer = student.roc_curve(y_true, y_score)
        expect_curve(answer, reference.roc_curve(y_true, y_score), NAMES, advice=advice)


@check("nobody is healthy, and scores that are whole numbers", points=0.5)
def test_no_healthy(student, reference, scored, whole_scores, expect_curve, ask):
    for y_true, y_score, rtol in whole_scores(*scored(204, 8, 6)):
        answer = ask(student.roc_curve, y_true, y_score)
        expect_curve(answer, reference.roc_curve(y_true, y_score), NAMES, rtol=rtol, advice=ADVICE)
    expect_raises(student.roc_curve, *scored(205, 0, 4), kinds=("ValueError",), advice=ONE_CLASS)


@check("nobody is ill, and any other type of array", points=0.5)
def test_no_ill(student, reference, scored, apart, whole_scores, broken_scores, expect_curve, ask):
    problem = scored(206, 6, 9)
    for y_true, y_score, rtol in [*broken_scores(*problem), *whole_scores(*apart(*problem))]:
        answer = ask(student.roc_curve, y_true, y_score)
        expect_curve(answer, reference.roc_curve(y_true, y_score), NAMES, rtol=rtol, advice=ADVICE)
    expect_raises(student.roc_curve, *scored(207, 5, 0), kinds=("ValueError",), advice=ONE_CLASS)
