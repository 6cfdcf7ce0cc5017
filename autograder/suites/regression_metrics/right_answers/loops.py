"""Right answers in plain loops."""


def mean_squared_error(y_true, y_pred):
    total = 0.0
    for i in range(len(y_true)):
        total += (y_true[i] - y_pred[i]) ** 2
    return total / len(y_true)


def root_mean_squared_error(y_true, y_pred):
    total = 0.0
    for measured, predicted in zip(y_true, y_pred, strict=True):
        total = total + (measured - predicted) * (measured - predicted)
    return (total / len(y_true)) ** 0.5


def mean_absolute_error(y_true, y_pred):
    total = 0
    for measured, predicted in zip(y_true, y_pred, strict=True):
        if measured > predicted:
            total += measured - predicted
        else:
            total += predicted - measured
    return total / len(y_true)


def r2_score(y_true, y_pred):
    mean = sum(y_true) / len(y_true)
    residual = total = 0.0
    for i in range(len(y_true)):
        residual += (y_true[i] - y_pred[i]) ** 2
        total += (y_true[i] - mean) ** 2
    if total == 0:
        if residual == 0:
            return 1.0
        return 0.0
    return 1 - residual / total
