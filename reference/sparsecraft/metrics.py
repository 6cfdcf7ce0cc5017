"""All metrics under one name: regression, classification, and those of probabilities."""

from __future__ import annotations

from sparsecraft.calibration import brier_score, calibration_curve, log_loss, pr_auc
from sparsecraft.classification_metrics import (
    accuracy,
    average_precision,
    confusion_matrix,
    cost_threshold,
    f1_score,
    precision,
    precision_recall_curve,
    recall,
    roc_auc,
    roc_curve,
    specificity,
    youden_threshold,
)
from sparsecraft.regression_metrics import (
    mean_absolute_error,
    mean_squared_error,
    r2_score,
    root_mean_squared_error,
)

__all__ = [
    "accuracy",
    "average_precision",
    "brier_score",
    "calibration_curve",
    "confusion_matrix",
    "cost_threshold",
    "f1_score",
    "log_loss",
    "mean_absolute_error",
    "mean_squared_error",
    "pr_auc",
    "precision",
    "precision_recall_curve",
    "r2_score",
    "recall",
    "roc_auc",
    "roc_curve",
    "root_mean_squared_error",
    "specificity",
    "youden_threshold",
]
