"""Wrong ideas about the precision-recall curve."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("Thresholds rise from point to point, and the point of nobody comes last: yours go the other way.")
def falling_thresholds(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return precisions[::-1], recalls[::-1], thresholds[::-1]


@misconception("Precision, recall and threshold belong together, point by point: only some of them were turned round.")
def thresholds_alone_turned_round(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return precisions, recalls, thresholds[::-1]


@misconception("The curve ends with a point that has no threshold, where nobody is predicted ill: append it.")
def last_point_forgotten(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return precisions[:-1], recalls[:-1], thresholds


@misconception("The last point has a precision and a recall, but no threshold of its own: inf is not appended here.")
def last_point_has_a_threshold(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return precisions, recalls, np.append(thresholds, np.inf)


@misconception("At the last point nobody is called ill, so no call is wrong: its precision is set to one, not to zero.")
def last_precision_is_zero(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return np.append(precisions[:-1], 0.0), recalls, thresholds


@misconception("The added point is the one of nobody: recall zero, at the end. Yours was added at the front.")
def point_of_nobody_in_front(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return np.append(1.0, precisions[:-1]), np.append(0.0, recalls[:-1]), thresholds


@misconception("Precision comes first and recall second: yours have changed places.")
def recall_first(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return recalls, precisions, thresholds


@misconception("A threshold can't part equal scores: they enter together, as one point and not as one point a patient.")
def one_point_per_patient(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    order = np.argsort(-y_score, kind="stable")
    hits = np.cumsum(y_true[order] == 1)
    precisions, recalls = hits / np.arange(1, len(hits) + 1), hits / hits[-1]
    return np.append(precisions[::-1], 1.0), np.append(recalls[::-1], 0.0), y_score[order][::-1]


@misconception("A patient whose score equals the threshold is predicted ill as well: the comparison includes equality.")
def equal_score_counts_as_healthy(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return np.append(precisions[1:], 1.0), np.append(recalls[1:], 0.0), thresholds


@misconception("Below the score at which all the ill are found the curve goes on: every distinct score gets its point.")
def stops_at_full_recall(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    first = np.flatnonzero(recalls == 1.0)[-1]
    return precisions[first:], recalls[first:], thresholds[first:]


@misconception("Scores of healthy patients get a point too: recall stays there, but precision changes.")
def only_scores_of_the_ill(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    kept = np.isin(thresholds, y_score[y_true == 1])
    return np.append(precisions[:-1][kept], 1.0), np.append(recalls[:-1][kept], 0.0), thresholds[kept]


@misconception("Precision may rise and fall along the curve: leave it as it is, without taking the best so far.")
def precision_smoothed(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return np.maximum.accumulate(precisions), recalls, thresholds


@misconception("Precision is the share of hits among those who are called ill, not among all patients.")
def precision_of_all_patients(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return np.append(recalls[:-1] * np.mean(y_true == 1), 1.0), recalls, thresholds


@misconception("Recall is a share of the ill, not of all patients.")
def recall_of_all_patients(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return precisions, recalls * np.mean(y_true == 1), thresholds


@misconception("The curve shows precision, not the false positive rate of the ROC curve.")
def false_positive_rate_for_precision(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return np.append(called[:, y_true == 0].mean(axis=1), 1.0), recalls, thresholds


@misconception("Thresholds are the scores that occur: a grid from 0 to 1 misses some and knows no other scores.")
def grid_of_thresholds(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.linspace(0, 1, 101)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.where(called.any(axis=1), hits / np.maximum(called.sum(axis=1), 1), 1.0)
    return np.append(precisions, 1.0), np.append(hits / np.sum(y_true == 1), 0.0), thresholds


@misconception("When the scores are sorted, the labels have to move with them: each label belongs to its score.")
def labels_left_unsorted(y_true, y_score):
    falling = np.sort(y_score)[::-1]
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(falling)
    called = falling >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return precisions, recalls, thresholds


@misconception("Without any ill patient recall is 0 / 0, and a curve of nan helps nobody: raise a ValueError.")
def nobody_ill_gives_nan(y_true, y_score):
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    return np.append(hits / called.sum(axis=1), 1.0), np.append(hits / np.sum(y_true == 1), 0.0), thresholds


@misconception("Without any ill patient a recall of zero or one would be made up: raise a ValueError.")
def nobody_ill_gives_zeros(y_true, y_score):
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    return np.append(hits / called.sum(axis=1), 1.0), np.append(hits / max(np.sum(y_true), 1), 0.0), thresholds


@misconception("Precision and recall never look at the healthy alone: if everybody is ill, there is still a curve.")
def everybody_ill_is_refused(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return precisions, recalls, thresholds


@misconception("Shares put into an array of the scores' type lose their fractions when the scores are whole numbers.")
def shares_in_the_type_of_the_scores(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    return precisions.astype(y_score.dtype), recalls.astype(y_score.dtype), thresholds


@misconception("Turning the scores round in place changes the caller's array: sort a copy.")
def overwrites_scores(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.unique(y_score)
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    precisions = np.append(hits / called.sum(axis=1), 1.0)
    recalls = np.append(hits / np.sum(y_true == 1), 0.0)
    y_score *= -1
    return precisions, recalls, thresholds


@misconception("Note the counts when a group of equal scores has joined as a whole, not when its first patient has.")
def counts_at_the_first_of_equals(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    order = np.argsort(-y_score, kind="stable")
    ill, falling = y_true[order] == 1, y_score[order]
    first = np.append(True, np.diff(falling) != 0)
    hits, called = np.cumsum(ill), np.arange(1, len(ill) + 1)
    precisions, recalls = (hits / called)[first], (hits / hits[-1])[first]
    return np.append(precisions[::-1], 1.0), np.append(recalls[::-1], 0.0), falling[first][::-1]


@misconception("This is the order of the ROC curve: here thresholds rise, the point of nobody is last and has none.")
def in_the_order_of_the_roc_curve(y_true, y_score):
    if not np.any(y_true == 1):
        raise ValueError("no positive")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    hits = called[:, y_true == 1].sum(axis=1)
    return np.append(1.0, hits[1:] / called[1:].sum(axis=1)), hits / hits[-1], thresholds
