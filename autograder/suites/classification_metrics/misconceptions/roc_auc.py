"""Wrong ideas about the area under the ROC curve."""

import numpy as np

from sparsecraft import average_precision, roc_curve
from sparsecraft_grader.checks import misconception


@misconception("A pair with equal scores counts one half: yours counts it as wrong.")
def ties_count_nothing(y_true, y_score):
    roc_curve(y_true, y_score)
    return np.mean(y_score[y_true == 1][:, np.newaxis] > y_score[y_true == 0])


@misconception("A pair with equal scores counts one half: yours counts it as right.")
def ties_count_one(y_true, y_score):
    roc_curve(y_true, y_score)
    return np.mean(y_score[y_true == 1][:, np.newaxis] >= y_score[y_true == 0])


@misconception(
    "Large scores are signs of illness: yours is the area for the opposite order, one minus what it should be."
)
def wrong_way_round(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    area = np.trapezoid(tpr, fpr)
    return 1 - area


@misconception(
    "An area below one half is an answer too: it says that the scores order the patients the wrong way round."
)
def folded_above_one_half(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    area = np.trapezoid(tpr, fpr)
    return max(area, 1 - area)


@misconception("Integrate over a false positive rate that grows: from right to left, the area becomes negative.")
def negative_area(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    area = np.trapezoid(tpr, fpr)
    return -area


@misconception("Twice the area minus one is the Gini coefficient; here the area itself is asked for.")
def gini(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    area = np.trapezoid(tpr, fpr)
    return 2 * area - 1


@misconception("Equal scores make one slanted piece of the curve; steps in the order of the rows give chance a say.")
def ties_in_the_order_of_rows(y_true, y_score):
    roc_curve(y_true, y_score)
    ill = y_true[np.argsort(-y_score, kind="stable")] == 1
    tpr = np.cumsum(ill) / np.sum(ill)
    return np.sum(tpr[~ill]) / np.sum(~ill)


@misconception("Equal scores share the mean of their ranks; a rank for each, in the order of the rows, is arbitrary.")
def ties_without_shared_ranks(y_true, y_score):
    roc_curve(y_true, y_score)
    ranks = np.argsort(np.argsort(y_score, kind="stable")) + 1
    n_ill, n_healthy = np.sum(y_true == 1), np.sum(y_true == 0)
    return (np.sum(ranks[y_true == 1]) - n_ill * (n_ill + 1) / 2) / (n_ill * n_healthy)


@misconception("The formula of rank sums counts ranks from one: from zero, the area is too small.")
def ranks_from_zero(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    area = np.trapezoid(tpr, fpr)
    return area - 1 / np.sum(y_true == 0)


@misconception(
    "The ill also outrank each other: take these ranks off the sum before you divide by the number of pairs."
)
def rank_sum_not_corrected(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    area = np.trapezoid(tpr, fpr)
    n_ill, n_healthy = np.sum(y_true == 1), np.sum(y_true == 0)
    return area + (n_ill + 1) / (2 * n_healthy)


@misconception("A pair consists of an ill and a healthy patient: divide by the number of such pairs, not by n squared.")
def divided_by_all_ordered_pairs(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    area = np.trapezoid(tpr, fpr)
    return area * np.mean(y_true == 0) * np.mean(y_true == 1)


@misconception("Pairs within one class say nothing and don't count: only pairs of an ill and a healthy patient do.")
def divided_by_all_pairs(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    area = np.trapezoid(tpr, fpr)
    n = len(y_true)
    return area * np.sum(y_true == 0) * np.sum(y_true == 1) / (n * (n - 1) / 2)


@misconception("How many pairs are in order is not yet a share: divide by the number of pairs.")
def number_of_pairs(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    area = np.trapezoid(tpr, fpr)
    return area * np.sum(y_true == 0) * np.sum(y_true == 1)


@misconception("Predictions at one threshold throw the order away: the area needs the scores as they are.")
def scores_cut_at_one_half(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, (y_score >= 0.5).astype(float))
    return np.trapezoid(tpr, fpr)


@misconception("The curve begins at the origin: without that point, the piece to the left of the first score is lost.")
def first_point_forgotten(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    return np.sum(np.diff(fpr[1:]) * (tpr[2:] + tpr[1:-1]) / 2)


@misconception("The mean height of the points ignores how far apart they are: weigh each piece by its width.")
def mean_height_of_the_points(y_true, y_score):
    return np.mean(roc_curve(y_true, y_score)[1])


@misconception("A trapezoid has the mean of its two heights: their sum counts every piece twice.")
def trapezoids_not_halved(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    area = np.trapezoid(tpr, fpr)
    return 2 * area


@misconception("The area under the ROC curve has no precision in it: that of precision over recall is another measure.")
def average_precision_instead(y_true, y_score):
    roc_curve(y_true, y_score)
    return average_precision(y_true, y_score)


@misconception("One half would say that the scores are no better than chance; with one class only nobody knows: raise.")
def one_class_gives_one_half(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        return 0.5
    fpr, tpr, _ = roc_curve(y_true, y_score)
    return np.trapezoid(tpr, fpr)


@misconception("With one class only there are no pairs, and 0 / 0 is nan: raise a ValueError before you divide.")
def one_class_gives_nan(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        return np.nan
    fpr, tpr, _ = roc_curve(y_true, y_score)
    return np.trapezoid(tpr, fpr)


@misconception("With one class only there is no pair: zero would say that all pairs are in the wrong order, so raise.")
def one_class_gives_zero(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        return 0.0
    fpr, tpr, _ = roc_curve(y_true, y_score)
    return np.trapezoid(tpr, fpr)


@misconception("With one class only Python's own error says little: look for this case first, and raise a ValueError.")
def one_class_left_to_python(y_true, y_score):
    ill, healthy = y_score[y_true == 1].tolist(), y_score[y_true == 0].tolist()
    return sum((a > b) + (a == b) / 2 for a in ill for b in healthy) / (len(ill) * len(healthy))


@misconception("When the scores are sorted, the labels have to move with them: each label belongs to its score.")
def labels_left_unsorted(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, np.sort(y_score))
    return np.trapezoid(tpr, fpr)


@misconception("Turning the scores round in place changes the caller's array: sort a copy.")
def overwrites_scores(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    area = np.trapezoid(tpr, fpr)
    y_score *= -1
    return area
