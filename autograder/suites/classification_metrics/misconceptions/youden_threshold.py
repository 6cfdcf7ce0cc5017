"""Wrong ideas about Youden's threshold."""

import numpy as np

from sparsecraft import roc_curve
from sparsecraft_grader.checks import misconception


@misconception("The threshold is asked for, not the value of J that it reaches.")
def value_of_j(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    return np.max((tpr - fpr)[1:])


@misconception("The threshold itself is asked for, not its place among the points of the curve.")
def place_on_the_curve(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    return int(np.argmax(tpr - fpr))


@misconception("Of several scores that are equally good the largest is asked for: yours takes the smallest.")
def smallest_of_several(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    gain = (tpr - fpr)[1:]
    return thresholds[1:][gain == gain.max()].min()


@misconception("The point at infinity belongs to no patient: only observed scores are asked for, even if all are bad.")
def infinity_allowed(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    return thresholds[np.argmax(tpr - fpr)]


@misconception("A curve below the diagonal has a negative J: a large distance on that side is no merit.")
def distance_from_diagonal(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    return thresholds[1:][np.argmax(np.abs(tpr - fpr)[1:])]


@misconception("Nearest to the upper left corner is another criterion: J is the height above the diagonal.")
def nearest_to_the_corner(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    return thresholds[1:][np.argmin((fpr**2 + (1 - tpr) ** 2)[1:])]


@misconception("J weighs the two classes alike; the number of right predictions favours the larger class.")
def most_right_predictions(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    right = np.rint(tpr * np.sum(y_true == 1)) - np.rint(fpr * np.sum(y_true == 0))
    return thresholds[1:][np.argmax(right[1:])]


@misconception("The largest F1 belongs to precision and recall: J is made of sensitivity and specificity.")
def largest_f1(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    hits, false = tpr * np.sum(y_true == 1), fpr * np.sum(y_true == 0)
    return thresholds[1:][np.argmax((2 * hits / (hits + false + np.sum(y_true == 1)))[1:])]


@misconception("J adds sensitivity and specificity; their product has its maximum elsewhere.")
def product_of_both(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    return thresholds[1:][np.argmax((tpr * (1 - fpr))[1:])]


@misconception("Where sensitivity and specificity are equal, their sum need not be largest.")
def where_both_are_equal(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    return thresholds[1:][np.argmin(np.abs(tpr + fpr - 1)[1:])]


@misconception("The best threshold has the largest J: yours looks for the smallest.")
def smallest_j(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    return thresholds[1:][np.argmin((tpr - fpr)[1:])]


@misconception("Sensitivity alone is largest when everybody is called ill: specificity has to be added.")
def sensitivity_alone(y_true, y_score):
    _, tpr, thresholds = roc_curve(y_true, y_score)
    return thresholds[1:][np.argmax(tpr[1:])]


@misconception("Sensitivity and the false positive rate grow together: it is the specificity that is added.")
def false_positive_rate_added(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    return thresholds[1:][np.argmax((tpr + fpr)[1:])]


@misconception("Sensitivity is not precision: J asks how many of the ill are found, not how many alarms are right.")
def precision_for_sensitivity(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    hits, false = tpr * np.sum(y_true == 1), fpr * np.sum(y_true == 0)
    return thresholds[1:][np.argmax((hits / np.maximum(hits + false, 1) - fpr)[1:])]


@misconception(
    "It is off by one score: a score that equals the threshold counts as ill, and rates belong to their threshold."
)
def equal_score_counts_as_healthy(y_true, y_score):
    roc_curve(y_true, y_score)
    candidates = np.unique(y_score)[::-1]
    called = y_score > candidates[:, np.newaxis]
    return candidates[np.argmax(called[:, y_true == 1].mean(axis=1) - called[:, y_true == 0].mean(axis=1))]


@misconception("A threshold can't part equal scores: all of them are predicted ill together, or none.")
def equal_scores_parted(y_true, y_score):
    roc_curve(y_true, y_score)
    order = np.lexsort((-y_true, -y_score))
    ill = y_true[order] == 1
    gain = np.cumsum(ill) / np.sum(ill) - np.cumsum(~ill) / np.sum(~ill)
    return y_score[order][np.argmax(gain)]


@misconception("The threshold is a score that was observed: don't go half-way to the next one.")
def half_way_to_the_next(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    best = thresholds[1 + np.argmax((tpr - fpr)[1:])]
    below = y_score[y_score < best]
    return (best + below.max()) / 2 if below.size else best


@misconception(
    "Scores need not be probabilities, and the observed ones are asked for: a grid from 0 to 1 knows neither."
)
def grid_of_thresholds(y_true, y_score):
    roc_curve(y_true, y_score)
    grid = np.linspace(1, 0, 101)
    called = y_score >= grid[:, np.newaxis]
    return grid[np.argmax(called[:, y_true == 1].mean(axis=1) - called[:, y_true == 0].mean(axis=1))]


@misconception("With one class only J can't be computed: raise a ValueError instead of returning nan.")
def one_class_gives_nan(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        return np.nan
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    return thresholds[1 + np.argmax((tpr - fpr)[1:])]


@misconception("With one class only, any score that you return is made up: raise a ValueError.")
def one_class_gives_highest_score(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        return float(np.max(y_score))
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    return thresholds[1 + np.argmax((tpr - fpr)[1:])]


@misconception("With one class only no threshold is best, inf neither: raise a ValueError.")
def one_class_gives_infinity(y_true, y_score):
    if len(np.unique(y_true)) < 2:
        return np.inf
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    return thresholds[1 + np.argmax((tpr - fpr)[1:])]


@misconception("When the scores are sorted, the labels have to move with them: each label belongs to its score.")
def labels_left_unsorted(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, np.sort(y_score)[::-1])
    return thresholds[1 + np.argmax((tpr - fpr)[1:])]


@misconception("Turning the scores round in place changes the caller's array: sort a copy.")
def overwrites_scores(y_true, y_score):
    fpr, tpr, thresholds = roc_curve(y_true, y_score)
    best = thresholds[1 + np.argmax((tpr - fpr)[1:])]
    y_score *= -1
    return best


@misconception("One half is only a default: the best threshold depends on the labels and scores at hand.")
def always_one_half(y_true, y_score):
    roc_curve(y_true, y_score)
    return 0.5


@misconception("The largest J has a place among the observed scores: return the score that stands there.")
def place_among_the_scores(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    return int(np.argmax((tpr - fpr)[1:]))
