"""Wrong ideas about the threshold whose errors cost least."""

import numpy as np

from sparsecraft import roc_curve, youden_threshold
from sparsecraft_grader.checks import misconception


@misconception("A false positive is a healthy patient who is called ill: the two costs have changed places.")
def costs_exchanged(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    return candidates[np.argmin(false_negative_cost * false + false_positive_cost * missed)]


@misconception("The number of errors counts all alike; here each kind has a price of its own.")
def costs_ignored(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    return candidates[np.argmin(false + missed)]


@misconception("To predict nobody ill can be cheapest: inf is one of the thresholds to compare.")
def nobody_not_allowed(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.unique(y_score)[::-1]
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    return candidates[np.argmin(false_positive_cost * false + false_negative_cost * missed)]


@misconception("Of several thresholds that cost the same the largest is asked for: yours takes the smallest.")
def smallest_of_several(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.unique(y_score), np.inf)
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    return candidates[np.argmin(false_positive_cost * false + false_negative_cost * missed)]


@misconception("The threshold is asked for, not the cost that it leads to.")
def cost_instead(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    best = candidates[np.argmin(false_positive_cost * false + false_negative_cost * missed)]
    called = y_score >= best
    return false_positive_cost * np.sum(called[y_true == 0]) + false_negative_cost * np.sum(~called[y_true == 1])


@misconception("The threshold itself is asked for, not its place among those that were compared.")
def place_instead(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    best = candidates[np.argmin(false_positive_cost * false + false_negative_cost * missed)]
    return int(np.sum(np.append(np.inf, np.unique(y_score)) > best))


@misconception("The smallest total is asked for: yours looks for the largest.")
def dearest(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    return candidates[np.argmax(false_positive_cost * false + false_negative_cost * missed)]


@misconception("A patient whose score equals the threshold is predicted ill as well: the comparison includes equality.")
def equal_score_counts_as_healthy(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score > candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    return candidates[np.argmin(false_positive_cost * false + false_negative_cost * missed)]


@misconception("Every error costs: multiply by the numbers of errors, not by their rates within the two classes.")
def rates_for_numbers(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= candidates[:, np.newaxis]
    false = called[:, y_true == 0].sum(axis=1) / max(np.sum(y_true == 0), 1)
    missed = (~called)[:, y_true == 1].sum(axis=1) / max(np.sum(y_true == 1), 1)
    return candidates[np.argmin(false_positive_cost * false + false_negative_cost * missed)]


@misconception("The rule that needs no labels holds for perfect probabilities; here the errors themselves are counted.")
def rule_for_probabilities(y_true, y_score, false_positive_cost, false_negative_cost):
    return false_positive_cost / max(false_positive_cost + false_negative_cost, 1)


@misconception("Youden's threshold knows no costs: count the errors of each kind, and let each have its price.")
def youden_instead(y_true, y_score, false_positive_cost, false_negative_cost):
    return youden_threshold(y_true, y_score)


@misconception("False positives cost as well: with the misses alone, calling everybody ill is always cheapest.")
def misses_alone(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= candidates[:, np.newaxis]
    _false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    return candidates[np.argmin(false_negative_cost * missed)]


@misconception("Misses cost as well: with the false alarms alone, calling nobody ill is always cheapest.")
def misses_cost_nothing(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= candidates[:, np.newaxis]
    false, _missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    return candidates[np.argmin(false_positive_cost * false)]


@misconception("A threshold can't part equal scores: all of them are predicted ill together, or none.")
def equal_scores_parted(y_true, y_score, false_positive_cost, false_negative_cost):
    order = np.lexsort((-y_true, -y_score))
    ill = y_true[order] == 1
    false, hits = np.append(0, np.cumsum(~ill)), np.append(0, np.cumsum(ill))
    cost = false_positive_cost * false + false_negative_cost * (np.sum(ill) - hits)
    return np.append(np.inf, y_score[order])[np.argmin(cost)]


@misconception("The threshold is a score that was observed: don't go half-way to the next one.")
def half_way_to_the_next(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    best = candidates[np.argmin(false_positive_cost * false + false_negative_cost * missed)]
    below = y_score[y_score < best]
    return (best + below.max()) / 2 if below.size else best


@misconception(
    "Scores need not be probabilities, and the observed ones are asked for: a grid from 0 to 1 knows neither."
)
def grid_of_thresholds(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.linspace(1, 0, 101))
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    return candidates[np.argmin(false_positive_cost * false + false_negative_cost * missed)]


@misconception("One class is enough to count errors: without the other, one kind of error just doesn't occur.")
def one_class_is_refused(y_true, y_score, false_positive_cost, false_negative_cost):
    roc_curve(y_true, y_score)
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    return candidates[np.argmin(false_positive_cost * false + false_negative_cost * missed)]


@misconception("Where nobody is predicted ill the threshold is inf: the highest score still calls its own patient ill.")
def highest_score_for_nobody(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    best = candidates[np.argmin(false_positive_cost * false + false_negative_cost * missed)]
    return min(best, float(np.max(y_score)))


@misconception("A number just above the highest score calls nobody ill either, but the answer for that is inf.")
def above_the_highest_score(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    best = candidates[np.argmin(false_positive_cost * false + false_negative_cost * missed)]
    return min(best, float(np.max(y_score)) + 1)


@misconception("Costs may be zero: a quotient of the two breaks down there, their sum over all errors does not.")
def quotient_of_costs(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    return candidates[np.argmin(false + false_negative_cost / false_positive_cost * missed)]


@misconception("When the scores are sorted, the labels have to move with them: each label belongs to its score.")
def labels_left_unsorted(y_true, y_score, false_positive_cost, false_negative_cost):
    falling = np.sort(y_score)[::-1]
    candidates = np.append(np.inf, np.unique(falling)[::-1])
    called = falling >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    return candidates[np.argmin(false_positive_cost * false + false_negative_cost * missed)]


@misconception("Turning the scores round in place changes the caller's array: sort a copy.")
def overwrites_scores(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    best = candidates[np.argmin(false_positive_cost * false + false_negative_cost * missed)]
    y_score *= -1
    return best


@misconception(
    "Where predicting nobody costs as little as the best score, inf is the largest threshold: it goes first."
)
def infinity_tried_last(y_true, y_score, false_positive_cost, false_negative_cost):
    candidates = np.append(np.unique(y_score)[::-1], np.inf)
    called = y_score >= candidates[:, np.newaxis]
    false, missed = called[:, y_true == 0].sum(axis=1), (~called)[:, y_true == 1].sum(axis=1)
    return candidates[np.argmin(false_positive_cost * false + false_negative_cost * missed)]
