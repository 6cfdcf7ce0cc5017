"""Where every public name lives, and which library function answers which exercise.

Modules are imported when a name of theirs is asked for: scikit-learn's base classes alone take half a second to load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

__all__ = ["BEYOND", "EXERCISES", "assignments", "find", "names"]

# assignment -> module -> what students write, in the order of the notebook
EXERCISES = {
    "regression_metrics": {
        "regression_metrics": ["mean_squared_error", "root_mean_squared_error", "mean_absolute_error", "r2_score"]
    },
    "preprocessing": {
        "estimators.scalers": ["StandardScaler"],
        "preprocessing": ["min_max_scale", "robust_scale", "one_hot", "variance_inflation_factors"],
    },
    "lasso": {
        "lasso": [
            "residual_sum_of_squares",
            "lasso_objective",
            "soft_threshold",
            "alpha_max",
            "coordinate_step",
            "lasso_coordinate_descent",
            "duality_gap",
        ]
    },
    "model_selection": {
        "model_selection": [
            "alpha_grid",
            "lasso_path",
            "kfold_indices",
            "cross_validated_mse",
            "one_standard_error_alpha",
            "selection_frequency",
            "bootstrap_indices",
        ]
    },
    "logistic": {
        "logistic_regression": [
            "sigmoid",
            "logit",
            "log_loss_from_logits",
            "logistic_cost",
            "logistic_gradient",
            "fit_gradient_descent",
            "fit_newton",
            "predict_proba",
            "predict",
        ]
    },
    "softmax": {
        "softmax_regression": [
            "softmax",
            "one_hot_targets",
            "cross_entropy_from_logits",
            "softmax_gradient",
            "fit_softmax",
            "predict_classes",
            "one_vs_rest_proba",
        ]
    },
    "classification_metrics": {
        "classification_metrics": [
            "confusion_matrix",
            "accuracy",
            "precision",
            "recall",
            "specificity",
            "f1_score",
            "roc_curve",
            "roc_auc",
            "precision_recall_curve",
            "average_precision",
            "youden_threshold",
            "cost_threshold",
        ]
    },
    "sparse_logistic": {
        "sparse_logistic": [
            "prox_elastic_net",
            "lipschitz_constant",
            "sparse_logistic_objective",
            "ista",
            "fista",
            "fit_sparse_logistic",
            "selected_features",
        ]
    },
    "inference": {
        "inference": [
            "odds_ratios",
            "fisher_information",
            "standard_errors",
            "wald_test",
            "odds_ratio_intervals",
            "cooks_distance",
        ]
    },
    "shipping": {
        "shipping": [
            "save_model",
            "load_model",
            "validate_payload",
            "predict_batch",
            "population_stability_index",
            "needs_retraining",
        ]
    },
}
# module -> what the library has beside them; `paths.lasso_path` takes the place of the assignment's
BEYOND = {
    "calibration": ["brier_score", "calibration_curve", "log_loss", "pr_auc"],
    "diagnostics": [
        "autocorrelation",
        "binned_residuals",
        "correlation_matrix",
        "durbin_watson",
        "logistic_cooks_distance",
    ],
    "estimators.encoders": ["OneHotEncoder", "TargetEncoder"],
    "estimators.lasso_cv": ["LassoCV"],
    "estimators.linear": ["ElasticNet", "Lasso", "LinearRegression", "Ridge"],
    "estimators.logistic": ["LogisticRegression"],
    "estimators.ordinal": ["OrdinalRegression"],
    "estimators.scalers": ["MinMaxScaler", "RobustScaler"],
    "estimators.softmax": ["SoftmaxRegression"],
    "linearity": ["box_tidwell"],
    "model_selection": ["stratified_kfold_indices"],
    "paths": ["elastic_net_path", "lasso_path"],
    "stability": ["bootstrap_lasso", "false_selection_bound", "stability_selection"],
}


def find(name: str) -> Any:
    """The library's public function or class of this name; KeyError when there is none."""
    return getattr(import_module(f"sparsecraft.{_HOMES[name]}"), name)


def names() -> list[str]:
    """All public names, sorted."""
    return sorted(_HOMES)


class _Exercises(Mapping[str, Callable[..., Any]]):
    """Name -> function or class of one assignment, each imported when it is looked up."""

    def __init__(self, modules: Mapping[str, list[str]]) -> None:
        self._homes = {name: module for module, names in modules.items() for name in names}

    def __getitem__(self, name: str) -> Callable[..., Any]:
        found: Callable[..., Any] = getattr(import_module(f"sparsecraft.{self._homes[name]}"), name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)


_HOMES = {
    name: module for modules in [*EXERCISES.values(), BEYOND] for module, names in modules.items() for name in names
}

assignments: Mapping[str, Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {assignment: _Exercises(modules) for assignment, modules in EXERCISES.items()}
)
