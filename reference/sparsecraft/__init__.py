"""From-scratch NumPy implementations of the models and metrics that the course teaches.

Everything public is found here under its own name; `sparsecraft.catalogue` says where it lives. Metrics are also
together in `sparsecraft.metrics`, data in `sparsecraft.datasets`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sparsecraft import catalogue
from sparsecraft.catalogue import assignments

if TYPE_CHECKING:
    from sparsecraft.calibration import *
    from sparsecraft.classification_metrics import *
    from sparsecraft.diagnostics import *
    from sparsecraft.estimators.encoders import *
    from sparsecraft.estimators.lasso_cv import *
    from sparsecraft.estimators.linear import *
    from sparsecraft.estimators.logistic import *
    from sparsecraft.estimators.ordinal import *
    from sparsecraft.estimators.scalers import *
    from sparsecraft.estimators.softmax import *
    from sparsecraft.inference import *
    from sparsecraft.lasso import *
    from sparsecraft.linearity import *
    from sparsecraft.logistic_regression import *
    from sparsecraft.model_selection import *
    from sparsecraft.paths import *  # type: ignore[assignment]
    from sparsecraft.preprocessing import *
    from sparsecraft.regression_metrics import *
    from sparsecraft.shipping import *
    from sparsecraft.softmax_regression import *
    from sparsecraft.sparse_logistic import *
    from sparsecraft.stability import *

__all__ = ["assignments", *catalogue.names()]


def __getattr__(name: str) -> Any:
    try:
        return catalogue.find(name)
    except KeyError:
        raise AttributeError(f"module 'sparsecraft' has no attribute {name!r}") from None


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
