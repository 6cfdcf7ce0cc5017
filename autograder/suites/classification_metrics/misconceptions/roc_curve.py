"""Wrong ideas about the ROC curve."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("The curve begins with the threshold inf, at which nobody is predicted ill: both rates are zero there.")
def begins_without_nobody(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    return fpr[1:], tpr[1:], thresholds[1:]


@misconception("The first threshold is inf itself: the highest score plus one is an older convention.")
def first_threshold_above_highest_score(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    return fpr, tpr, np.append(thresholds[1] + 1, thresholds[1:])


@misconception("A threshold can't part equal scores: they enter together, as one point and not as one point a patient.")
def one_point_per_patient(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    order = np.argsort(-y_score, kind="stable")
    ill = y_true[order] == 1
    tpr, fpr = np.cumsum(ill) / np.sum(ill), np.cumsum(~ill) / np.sum(~ill)
    return np.append(0, fpr), np.append(0, tpr), np.append(np.inf, y_score[order])


@misconception("Thresholds fall from point to point, from nobody to everybody; yours rise.")
def rising_thresholds(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    return fpr[::-1], tpr[::-1], thresholds[::-1]


@misconception("Thresholds and rates belong together, point by point: one of them was turned round and the others not.")
def thresholds_alone_turned_round(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    return fpr, tpr, np.append(np.inf, thresholds[:0:-1])


@misconception("The false positive rate comes first and the true positive rate second: yours have changed places.")
def rates_in_the_other_order(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    return tpr, fpr, thresholds


@misconception("A patient whose score equals the threshold is predicted ill as well: the comparison includes equality.")
def equal_score_counts_as_healthy(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score > thresholds[:, np.newaxis]
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1), thresholds


@misconception("Each rate is a share of its own class: divide by the healthy or by the ill, not by all patients.")
def rates_of_all_patients(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    return fpr * np.mean(y_true == 0), tpr * np.mean(y_true == 1), thresholds


@misconception("The curve holds rates between 0 and 1: divide the counts by the sizes of the two classes.")
def counts_instead_of_rates(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    return fpr * np.sum(y_true == 0), tpr * np.sum(y_true == 1), thresholds


@misconception("The first of the three is the false positive rate; specificity is one minus that.")
def specificity_instead(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    return 1 - fpr, tpr, thresholds


@misconception("False positives are compared with the healthy, not with all who are predicted ill at that threshold.")
def false_positives_among_predicted(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    false, hits = fpr * np.sum(y_true == 0), tpr * np.sum(y_true == 1)
    return false / np.maximum(false + hits, 1), tpr, thresholds


@misconception("The two rates have classes of their own as denominators: the ill and the healthy have changed places.")
def denominators_exchanged(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    n_healthy, n_ill = np.sum(y_true == 0), np.sum(y_true == 1)
    return fpr * n_healthy / n_ill, tpr * n_ill / n_healthy, thresholds


@misconception("Thresholds are the scores that occur: a grid from 0 to 1 misses some and knows no other scores.")
def grid_of_thresholds(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.linspace(1, 0, 101))
    called = y_score >= thresholds[:, np.newaxis]
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1), thresholds


@misconception("Every distinct score gets its point, also where the curve goes straight on: leave none out.")
def points_on_a_line_dropped(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    false, hits = np.rint(fpr * np.sum(y_true == 0)), np.rint(tpr * np.sum(y_true == 1))
    bends = (np.diff(false, 2) != 0) | (np.diff(hits, 2) != 0)
    kept = np.concatenate([[True], bends, [True]])
    return fpr[kept], tpr[kept], thresholds[kept]


@misconception("When the scores are sorted, the labels have to move with them: each label belongs to its score.")
def labels_left_unsorted(y_true, y_score):
    falling = np.sort(y_score)[::-1]
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(falling)[::-1])
    called = falling >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    return fpr, tpr, thresholds


@misconception(
    "A lower score is not a sign of illness: predict 1 for scores from the threshold upwards, not downwards."
)
def low_scores_count_as_ill(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score <= thresholds[:, np.newaxis]
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1), thresholds


@misconception("With one class only a rate is 0 / 0, and a curve of nan helps nobody: raise a ValueError.")
def one_class_gives_nan(y_true, y_score):
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1), thresholds


@misconception("With one class only there is no curve: a rate of zero hides that, so raise a ValueError.")
def one_class_gives_zeros(y_true, y_score):
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    false, hits = called[:, y_true == 0].sum(axis=1), called[:, y_true == 1].sum(axis=1)
    return false / max(np.sum(y_true == 0), 1), hits / max(np.sum(y_true == 1), 1), thresholds


@misconception("An array of whole numbers has no place for inf: make the thresholds floating point first.")
def infinity_among_whole_numbers(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    return fpr, tpr, np.insert(thresholds[1:].astype(y_score.dtype), 0, np.inf)


@misconception("Rates put into an array of the scores' type lose their fractions when the scores are whole numbers.")
def rates_in_the_type_of_the_scores(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    return fpr.astype(y_score.dtype), tpr.astype(y_score.dtype), thresholds


@misconception("Three arrays are asked for, one after another; not one array with a row for each point.")
def one_row_per_point(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    return np.column_stack([fpr, tpr, thresholds])


@misconception("Turning the scores round in place changes the caller's array: sort a copy.")
def overwrites_scores(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    y_score *= -1
    return fpr, tpr, thresholds


@misconception("The last threshold is the lowest score; no further one is needed to reach everybody.")
def one_point_too_many(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    fpr, tpr = called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
    return np.append(fpr, 1.0), np.append(tpr, 1.0), np.append(thresholds, -np.inf)


@misconception(
    "After inf comes the highest score and then the next lower one: yours jump to everybody, and climb back."
)
def rising_after_infinity(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score))
    called = y_score >= thresholds[:, np.newaxis]
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1), thresholds


@misconception("Note the counts when a group of equal scores has joined as a whole, not when its first patient has.")
def counts_at_the_first_of_equals(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    order = np.argsort(-y_score, kind="stable")
    ill, falling = y_true[order] == 1, y_score[order]
    first = np.append(True, np.diff(falling) != 0)
    tpr, fpr = np.cumsum(ill) / np.sum(ill), np.cumsum(~ill) / np.sum(~ill)
    return np.append(0, fpr[first]), np.append(0, tpr[first]), np.append(np.inf, falling[first])


@misconception("Each threshold has its two rates, inf as well: put a zero in front of both, for predicting nobody.")
def rates_without_the_first_point(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[1:, np.newaxis]
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1), thresholds


@misconception(
    "The second rate is that of the ill who are found, which grows from zero to one; yours is that of the missed."
)
def missed_instead_of_found(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score)[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    return called[:, y_true == 0].mean(axis=1), (~called)[:, y_true == 1].mean(axis=1), thresholds


@misconception(
    "Scores of healthy patients get a point too: the true positive rate stays there, but the other one moves."
)
def only_scores_of_the_ill(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("one class only")
    thresholds = np.append(np.inf, np.unique(y_score[y_true == 1])[::-1])
    called = y_score >= thresholds[:, np.newaxis]
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1), thresholds
