"""Wrong ideas about the average precision."""

import numpy as np

from sparsecraft import precision_recall_curve, roc_auc, roc_curve
from sparsecraft_grader.checks import misconception


@misconception(
    "Straight lines between the points claim precisions that no threshold has: add up steps, not trapezoids."
)
def trapezoids(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    return -np.sum(np.diff(recalls) * (precisions[1:] + precisions[:-1]) / 2)


@misconception("A gain in recall goes with the precision at the threshold that brings it, not at the one before.")
def precision_of_the_threshold_before(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    return -np.sum(np.diff(recalls) * precisions[1:])


@misconception("Interpolated precision takes the best at any higher recall; here each point keeps its own.")
def interpolated(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    return -np.sum(np.diff(recalls) * np.maximum.accumulate(precisions)[:-1])


@misconception(
    "The mean of precisions at eleven fixed recalls is an older, interpolated measure: add up the real steps."
)
def eleven_points(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    return np.mean([precisions[recalls >= level].max() for level in np.linspace(0, 1, 11)])


@misconception("Not every threshold counts the same: weigh its precision by the recall that it adds.")
def plain_mean_over_thresholds(y_true, y_score):
    return np.mean(precision_recall_curve(y_true, y_score)[0][:-1])


@misconception("The last point of the curve was put there by convention: it must not enter a mean of precisions.")
def plain_mean_with_last_point(y_true, y_score):
    return np.mean(precision_recall_curve(y_true, y_score)[0])


@misconception("Recall falls along the curve as it is returned, so its differences are negative: turn the sign.")
def negative_sum(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    average = -np.sum(np.diff(recalls) * precisions[:-1])
    return -average


@misconception(
    "Patients with equal scores enter together and share one precision; the order of the rows means nothing."
)
def ties_in_the_order_of_rows(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    ill = y_true[np.argsort(-y_score, kind="stable")] == 1
    return np.mean((np.cumsum(ill) / np.arange(1, len(ill) + 1))[ill])


@misconception("Among equal scores the ill don't come first: the whole group enters together, with one precision.")
def ill_first_among_equals(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    ill = y_true[np.lexsort((-y_true, -y_score))] == 1
    return np.mean((np.cumsum(ill) / np.arange(1, len(ill) + 1))[ill])


@misconception(
    "A group of equal scores adds as much recall as it has ill patients: not each distinct score weighs the same."
)
def distinct_scores_weigh_the_same(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    return np.mean(precisions[:-1][np.diff(recalls) < 0])


@misconception("The recall gained is a share of the ill: yours divides by all patients.")
def recall_of_all_patients(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    average = -np.sum(np.diff(recalls) * precisions[:-1])
    return average * np.mean(y_true == 1)


@misconception("A sum over the ill becomes an average when it is divided by their number.")
def not_divided(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    average = -np.sum(np.diff(recalls) * precisions[:-1])
    return average * np.sum(y_true == 1)


@misconception("Weigh by the recall that each threshold adds, not by the recall that is reached.")
def recall_reached_for_recall_gained(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    return np.sum(recalls * precisions)


@misconception("The area under the ROC curve is another measure: no precision enters it.")
def roc_area_instead(y_true, y_score):
    if np.all(y_true == 1):
        return 1.0
    return roc_auc(y_true, y_score)


@misconception("Precision at one threshold is one point of the curve: go through all distinct scores.")
def precision_at_one_half(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    called = y_score >= 0.5
    return np.sum(y_true[called]) / max(np.sum(called), 1)


@misconception("Begin with the highest score: from the lowest one up, the wrong patients are called ill first.")
def from_the_lowest_score(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, -y_score)
    return -np.sum(np.diff(recalls) * precisions[:-1])


@misconception("Without any ill patient, zero would say that the scores are bad; nobody can know: raise a ValueError.")
def nobody_ill_gives_zero(y_true, y_score):
    if not np.any(y_true == 1):
        return 0.0
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    return -np.sum(np.diff(recalls) * precisions[:-1])


@misconception("Without any ill patient recall is 0 / 0, which is nan: raise a ValueError before you divide.")
def nobody_ill_gives_nan(y_true, y_score):
    if not np.any(y_true == 1):
        return np.nan
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    return -np.sum(np.diff(recalls) * precisions[:-1])


@misconception(
    "Without any ill patient Python's own error says little: look for this case first, and raise a ValueError."
)
def nobody_ill_left_to_python(y_true, y_score):
    if not np.any(y_true == 1):
        return 1 / 0
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    return -np.sum(np.diff(recalls) * precisions[:-1])


@misconception("Nothing here is a share of the healthy: if everybody is ill, the average precision is one.")
def everybody_ill_is_refused(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    average = -np.sum(np.diff(recalls) * precisions[:-1])
    roc_curve(y_true, y_score)
    return average


@misconception("When the scores are sorted, the labels have to move with them: each label belongs to its score.")
def labels_left_unsorted(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, np.sort(y_score)[::-1])
    return -np.sum(np.diff(recalls) * precisions[:-1])


@misconception("Turning the scores round in place changes the caller's array: sort a copy.")
def overwrites_scores(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    average = -np.sum(np.diff(recalls) * precisions[:-1])
    y_score *= -1
    return average


@misconception("The highest threshold adds recall too: before it, nobody is found, and the recall is zero.")
def first_gain_forgotten(y_true, y_score):
    precisions, recalls, _ = precision_recall_curve(y_true, y_score)
    return -np.sum((np.diff(recalls) * precisions[:-1])[:-1])


@misconception("Among equal scores the healthy don't come first either: the group enters together, with one precision.")
def ill_last_among_equals(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    ill = y_true[np.lexsort((y_true, -y_score))] == 1
    return np.mean((np.cumsum(ill) / np.arange(1, len(ill) + 1))[ill])
