"""Hidden checks of cost_threshold. Costs are whole numbers, so that rounding decides nothing."""

import numpy as np
import pytest

from sparsecraft_grader.checks import check

ADVICE = "Add up what all errors cost at every observed score, and at inf, where nobody is predicted ill."
LARGEST = "Of several thresholds that cost the same, it is the largest."
NOBODY = "To predict nobody ill is a choice like the others, and sometimes the cheapest."


@pytest.fixture(scope="session")
def equally_cheap():
    """Labels and scores of which two thresholds cost the same when errors cost 2 and 3; some scores are equal."""
    return np.array([0, 1, 1, 0, 1, 0, 0, 1]), np.array([1.0, 6.0, 3.0, 4.0, 0.0, 3.0, -1.0, 5.0])


@check("the cheapest of the observed scores", points=0.5)
def test_cheapest(student, reference, scored, expect_threshold):
    for seed, costs in [(267, (5, 2)), (258, (2, 5)), (265, (1, 1)), (273, (1, 4))]:
        y_true, y_score = scored(seed, 26, 12)
        answer = student.cost_threshold(
            y_true=y_true, y_score=y_score, false_positive_cost=costs[0], false_negative_cost=costs[1]
        )
        expect_threshold(answer, reference.cost_threshold(y_true, y_score, *costs), advice=ADVICE)


@check("of several, the largest; equal scores", points=0.5)
def test_several(student, reference, scored, equally_cheap, expect_threshold):
    problems = [(*scored(255, 12, 9, 1.0), 2, 3), (*equally_cheap, 2, 3), (*scored(256, 25, 6, 1.0), 1, 8)]
    for arguments in problems:
        answer = student.cost_threshold(*arguments)
        expect_threshold(answer, reference.cost_threshold(*arguments), advice=f"{ADVICE} {LARGEST}")


@check("an error that costs nothing, and predicting nobody", points=0.5)
def test_nobody(student, reference, scored, expect_threshold, ask):
    y_true, y_score = scored(257, 24, 5, 0.5)
    several = [(y_true, y_score, *costs) for costs in [(0, 3), (4, 0), (0, 0), (4, 1), (1, 3)]]
    healthy_on_top = np.array([1, 0, 1, 0]), np.array([1.5, 4.0, 3.5, -2.0])
    for arguments in [several[0], (*healthy_on_top, 5, 2), *several[1:], (*scored(263, 5, 0), 2, 1)]:
        answer = ask(student.cost_threshold, *arguments)
        expect_threshold(answer, reference.cost_threshold(*arguments), advice=f"{NOBODY} {LARGEST}")


@check("one class only, and any type of array", points=0.5)
def test_one_class(student, reference, scored, broken_scores, whole_scores, apart, expect_threshold, ask):
    typed = [*broken_scores(*scored(259, 8, 8)), *whole_scores(*apart(*scored(260, 7, 9)))]
    costly = [(y_true, y_score, 2, 3) for y_true, y_score, _ in typed]
    for arguments in [*costly, (*scored(261, 0, 5), 0, 3), *[(*scored(262, 6, 0), cost, 2) for cost in (1, 0)]]:
        answer = ask(student.cost_threshold, *arguments)
        expect_threshold(answer, reference.cost_threshold(*arguments), advice=f"{ADVICE} One class is enough here.")
