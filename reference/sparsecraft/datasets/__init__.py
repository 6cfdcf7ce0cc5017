"""Data of the course: Auto-MPG, which is shipped; Golub's leukemia data, fetched when asked for; made-up problems."""

from __future__ import annotations

from sparsecraft.datasets.auto_mpg import AutoMPG, SplitAutoMPG, load_auto_mpg, prepare_auto_mpg, split_auto_mpg
from sparsecraft.datasets.download import DatasetError
from sparsecraft.datasets.golub import Golub, load_golub, preprocess_golub, read_golub
from sparsecraft.datasets.synthetic import (
    make_classification,
    make_correlated_design,
    make_gene_table,
    make_multiclass,
    make_regression,
    make_separable,
)

__all__ = [
    "AutoMPG",
    "DatasetError",
    "Golub",
    "SplitAutoMPG",
    "load_auto_mpg",
    "load_golub",
    "make_classification",
    "make_correlated_design",
    "make_gene_table",
    "make_multiclass",
    "make_regression",
    "make_separable",
    "prepare_auto_mpg",
    "preprocess_golub",
    "read_golub",
    "split_auto_mpg",
]
