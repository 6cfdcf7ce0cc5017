"""Hidden checks of roc_auc."""

import numpy as np

from sparsecraft_grader.checks import check, expect_raises

ADVICE = "Of all pairs of an ill and a healthy patient, it is the share in which the ill one has the higher score."
TIES = "A pair with equal scores counts one half, whichever of the two comes first."
ONE_CLASS = "With one class only there is no pair to compare."


@check("the share of pairs in the right order", points=0.5)
def test_pairs(student, reference, scored, expect_rate):
    for sizes in [(7, 5), (4, 9)]:
        y_true, y_score = scored(211, *sizes)
        for scores in [y_score, -y_score]:
            answer = student.roc_auc(y_true=y_true, y_score=scores)
            expect_rate(answer, reference.roc_auc(y_true, scores), len(y_true), advice=ADVICE)


@check("equal scores count one half", points=0.5)
def test_ties(student, reference, scored, expect_rate):
    alike, pair = (np.array([1, 0, 0, 1, 0]), np.full(5, 2.5)), (np.array([0, 1]), np.array([3.0, -1.0]))
    for y_true, y_score in [alike, scored(212, 12, 8, 1.0), scored(213, 5, 14, 0.5), pair]:
        answer = student.roc_auc(y_true, y_score)
        expect_rate(answer, reference.roc_auc(y_true, y_score), len(y_true), advice=TIES)


@check("nobody is healthy, and scores that are whole numbers", points=0.5)
def test_no_healthy(student, reference, scored, whole_scores, expect_rate, ask):
    for y_true, y_score, rtol in whole_scores(*scored(217, 9, 6, 1.0)):
        answer = ask(student.roc_auc, y_true, y_score)
        expect_rate(answer, reference.roc_auc(y_true, y_score), len(y_true), rtol=rtol, advice=f"{ADVICE} {TIES}")
    expect_raises(student.roc_auc, *scored(215, 0, 4), kinds=("ValueError",), advice=ONE_CLASS)


@check("nobody is ill, and any other type of array", points=0.5)
def test_no_ill(student, reference, scored, broken_scores, expect_rate, ask):
    for y_true, y_score, rtol in broken_scores(*scored(218, 6, 10)):
        answer = ask(student.roc_auc, y_true, y_score)
        expect_rate(answer, reference.roc_auc(y_true, y_score), len(y_true), rtol=rtol, advice=ADVICE)
    expect_raises(student.roc_auc, *scored(216, 5, 0), kinds=("ValueError",), advice=ONE_CLASS)
