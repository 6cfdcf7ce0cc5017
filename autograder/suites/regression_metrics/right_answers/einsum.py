"""Right answers as inner products."""

import numpy as np


def mean_squared_error(y_true, y_pred):
    errors = np.asarray(y_true, dtype=float) - y_pred
    return np.einsum("i,i->", errors, errors) / errors.size


def root_mean_squared_error(y_true, y_pred):
    errors = np.asarray(y_true, dtype=float) - y_pred
    return np.linalg.norm(errors) / np.sqrt(errors.size)


def mean_absolute_error(y_true, y_pred):
    errors = np.asarray(y_true, dtype=float) - y_pred
    return np.einsum("i,i->", errors, np.sign(errors)) / errors.size


def r2_score(y_true, y_pred):
    y = np.asarray(y_true, dtype=float)
    errors, deviations = y - y_pred, y - np.einsum("i->", y) / y.size
    total = deviations @ deviations
    return 1 - errors @ errors / total if total > 0 else float(errors @ errors == 0)
