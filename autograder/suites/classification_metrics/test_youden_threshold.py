"""Hidden checks of youden_threshold. Class sizes are powers of two, so that rounding decides nothing."""

import numpy as np
import pytest

from sparsecraft_grader.checks import check, expect_raises

ADVICE = "Compare sensitivity + specificity at every observed score; a patient with that very score counts as ill."
LARGEST = "Of several observed scores that are equally good, it is the largest."
ONE_CLASS = "With one class only, sensitivity or specificity is a share of nobody."


@pytest.fixture(scope="session")
def equally_good():
    """Labels and scores with two best thresholds, neither of them at an end; the scores of both classes meet."""
    y_true = np.array([0, 1, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0])
    y_score = np.array([1.0, 5.0, 4.0, 2.0, 6.0, 0.0, 2.0, -2.0, -1.0, 0.0, 7.0, 1.0])
    return y_true, y_score


@check("the best of the observed scores", points=0.5)
def test_best(student, reference, scored, expect_threshold):
    for seed, sizes in enumerate([(8, 8), (32, 4), (4, 16), (16, 8)], 303):
        y_true, y_score = scored(seed, *sizes)
        y_score = -y_score if sizes == (4, 16) else y_score
        answer = student.youden_threshold(y_true=y_true, y_score=y_score)
        expect_threshold(answer, reference.youden_threshold(y_true, y_score), advice=ADVICE)


@check("of several, the largest; equal scores", points=0.5)
def test_several(student, reference, scored, equally_good, expect_threshold):
    alike = np.array([1, 0, 0, 1]), np.full(4, 2.5)
    for y_true, y_score in [scored(245, 16, 8, 1.0), equally_good, alike]:
        answer = student.youden_threshold(y_true, y_score)
        expect_threshold(answer, reference.youden_threshold(y_true, y_score), advice=f"{ADVICE} {LARGEST}")


@check("nobody is healthy, and scores worse than chance", points=0.5)
def test_no_healthy(student, reference, scored, apart, whole_scores, expect_threshold, ask):
    y_true, y_score = np.array([1, 1, 0, 0, 1, 0, 0, 1]), np.array([-3.0, -1.5, 2.0, 3.5, 1.0, 0.5, 4.0, -0.5])
    advice = "Only observed scores are asked for, also where all of them do worse than chance."
    for labels, scores, _ in [(y_true, y_score, 0), *whole_scores(*apart(*scored(246, 8, 16)))]:
        answer = ask(student.youden_threshold, labels, scores)
        expect_threshold(answer, reference.youden_threshold(labels, scores), advice=advice)
    expect_raises(student.youden_threshold, *scored(247, 0, 4), kinds=("ValueError",), advice=ONE_CLASS)


@check("nobody is ill, and any other type of array", points=0.5)
def test_no_ill(student, reference, scored, broken_scores, equally_good, expect_threshold, ask):
    for y_true, y_score, _ in [*broken_scores(*scored(248, 8, 32)), *broken_scores(*equally_good)]:
        answer = ask(student.youden_threshold, y_true, y_score)
        expect_threshold(answer, reference.youden_threshold(y_true, y_score), advice=f"{ADVICE} {LARGEST}")
    expect_raises(student.youden_threshold, *scored(249, 4, 0), kinds=("ValueError",), advice=ONE_CLASS)
