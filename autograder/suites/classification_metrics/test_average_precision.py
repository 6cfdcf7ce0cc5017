"""Hidden checks of average_precision."""

import numpy as np

from sparsecraft_grader.checks import check, expect_raises

ADVICE = "From the highest score down, weigh the precision at each distinct score by the recall that it adds."
TIES = "Patients with equal scores come in together, and share one precision."
NO_POSITIVE = "Recall is a share of the ill, and here nobody is ill."


@check("precision weighed by the recall gained", points=0.5)
def test_steps(student, reference, scored, expect_rate):
    for sizes in [(7, 5), (4, 9)]:
        y_true, y_score = scored(231, *sizes)
        for scores in [y_score, -y_score]:
            answer = student.average_precision(y_true=y_true, y_score=scores)
            expect_rate(answer, reference.average_precision(y_true, scores), len(y_true), advice=ADVICE)


@check("equal scores are taken together", points=0.5)
def test_ties(student, reference, scored, expect_rate):
    alike = np.array([1, 0, 0, 0, 1]), np.full(5, 2.5)
    for y_true, y_score in [alike, scored(232, 12, 8, 1.0), scored(233, 5, 14, 0.5)]:
        answer = student.average_precision(y_true, y_score)
        expect_rate(answer, reference.average_precision(y_true, y_score), len(y_true), advice=TIES)


@check("nobody is ill, and scores that are whole numbers", points=0.5)
def test_no_ill(student, reference, scored, whole_scores, expect_rate, ask):
    for y_true, y_score, rtol in [*whole_scores(*scored(234, 9, 6, 0.5)), (*scored(235, 0, 5), 1e-8)]:
        answer = ask(student.average_precision, y_true, y_score)
        expected = reference.average_precision(y_true, y_score)
        expect_rate(answer, expected, len(y_true), rtol=rtol, advice=f"{ADVICE} {TIES}")
    nobody = scored(236, 4, 0)
    expect_raises(student.average_precision, *nobody, kinds=("ValueError",), advice=NO_POSITIVE)


@check("a single patient, and any other type of array", points=0.5)
def test_single(student, reference, scored, broken_scores, expect_rate, ask):
    for y_true, y_score, rtol in [*broken_scores(*scored(237, 6, 9)), (*scored(238, 0, 1), 1e-8)]:
        answer = ask(student.average_precision, y_true, y_score)
        expect_rate(answer, reference.average_precision(y_true, y_score), len(y_true), rtol=rtol, advice=ADVICE)
    healthy = scored(239, 1, 0)
    expect_raises(student.average_precision, *healthy, kinds=("ValueError",), advice=NO_POSITIVE)
