"""Which library function answers which exercise: assignment -> name -> function or class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sparsecraft import lasso

__all__ = ["assignments"]

assignments: Mapping[str, Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {"lasso": MappingProxyType({name: getattr(lasso, name) for name in lasso.__all__})}
)
