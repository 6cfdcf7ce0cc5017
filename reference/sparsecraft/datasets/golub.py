"""Golub's leukemia data: gene expression of 72 patients with one of two leukemias, read and preprocessed step by step.

The data are not shipped: `load_golub` downloads three files once, or reads them from a folder of yours. Rows come in
the order of the FILES' COLUMNS, which is not the order of the patients' numbers; `patients_train` and `patients_test`
say whose row is whose, and `np.argsort` of them gives the patients' order.

Sources: Golub et al. (1999), "Molecular classification of cancer", Science 286. Preprocessing: Dudoit, Fridlyand,
Speed (2002), "Comparison of discrimination methods for the classification of tumors", J. Am. Stat. Assoc. 97(457).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sparsecraft.datasets.download import DatasetError, fetch

__all__ = [
    "BASE_URL",
    "Golub",
    "load_golub",
    "preprocess_golub",
    "read_golub",
    "standardize_patients",
    "varying_probes",
]

Array = NDArray[np.float64]
Labels = NDArray[np.int64]

BASE_URL = (
    "https://raw.githubusercontent.com/tkhan11/Gene-Expression-Classification/e6a1d8be4d763c9e4d9d71348abfaabd61a32131"
)
LABELS, TRAIN, TEST = "actual.csv", "data_set_ALL_AML_train.csv", "data_set_ALL_AML_independent.csv"
SHA256 = {
    LABELS: "af291eced4116e257af0b73043e83b55d9b42f0d815440a4c5bc72424d2f44e1",
    TRAIN: "7c8b432b4af99e68f923c53e289c73f1834986b05d80c2c43502053d8fca9f2c",
    TEST: "38bd56674360e5765840c579622fc0be2650780c0d6ef46f8601074e96677bd3",
}
ADVICE = (
    f"What works without a network too: get the three files {', '.join(SHA256)} of {BASE_URL}, "
    "put them into one folder and call load_golub(data_home=that folder)"
)
CLASSES = {"ALL": 0, "AML": 1}


@dataclass(frozen=True, eq=False)
class Golub:
    """Patients in rows, probes in columns; `y` is 1 for AML, 0 for ALL; rows in the order of the files' columns."""

    X_train: Array
    y_train: Labels
    patients_train: Labels
    X_test: Array
    y_test: Labels
    patients_test: Labels
    probes: NDArray[np.str_]
    descriptions: NDArray[np.str_]


def load_golub(data_home: str | PathLike[str] | None = None, *, base_url: str = BASE_URL) -> Golub:
    """38 training and 34 test patients, log10 expression of 3051 probes, each patient standardized.

    `data_home` is a folder that holds the three raw files; None downloads them from `base_url`, once, into
    `$SPARSECRAFT_DATA/golub`, or into `golub` in the user's cache folder for sparsecraft. DatasetError (an OSError)
    when they cannot be had or verified, or are not in `data_home`; ValueError when a file of `data_home` is damaged.

    >>> golub = load_golub("a folder with the three files")  # doctest: +SKIP
    >>> golub.X_train.shape, golub.X_test.shape, golub.y_test.sum().item()  # doctest: +SKIP
    ((38, 3051), (34, 3051), 14)
    """
    folder = fetch("golub", base_url, SHA256, ADVICE) if data_home is None else data_home
    raw = read_golub(folder)
    shapes = raw.X_train.shape, raw.X_test.shape
    if shapes != ((38, 7129), (34, 7129)):
        raise ValueError(f"{folder} holds tables of {shapes}, not of 38 and 34 patients and 7129 probes. {ADVICE}")
    return preprocess_golub(raw)


def read_golub(folder: str | PathLike[str]) -> Golub:
    """Read the three raw files of a folder as they are: intensities of all probes, negative ones included.

    A table has a row per probe: description, accession number, then per patient a number and a "call", which is
    dropped; the header names the patients, and labels are looked up by patient, never by position. DatasetError when
    the folder or a file is missing; ValueError, which names the file, when one is damaged.
    """
    folder = Path(folder).expanduser()
    missing = [name for name in SHA256 if not (folder / name).is_file()]
    if missing:
        raise DatasetError(f"{folder} {'lacks ' + ', '.join(missing) if folder.is_dir() else 'is no folder'}. {ADVICE}")
    labels = _read_labels(folder / LABELS)
    patients_train, probes, X_train = _read_table(folder / TRAIN)
    patients_test, probes_test, X_test = _read_table(folder / TEST)
    if not np.array_equal(probes, probes_test):
        raise ValueError(f"{folder / TRAIN} and {TEST} do not list the same probes: one of them is damaged")
    y_train, y_test = (_look_up(patients, labels, folder / LABELS) for patients in (patients_train, patients_test))
    descriptions, names = probes.T
    return Golub(X_train, y_train, patients_train, X_test, y_test, patients_test, names, descriptions)


def preprocess_golub(raw: Golub) -> Golub:
    """Clip intensities to [100, 16000], keep the probes that vary, take log10, standardize each patient.

    Which probes vary is decided on the training patients alone: see `varying_probes` and `standardize_patients`.
    """
    X_train, X_test = (np.clip(X, 100.0, 16000.0) for X in (raw.X_train, raw.X_test))
    kept = varying_probes(X_train)
    return replace(
        raw,
        X_train=standardize_patients(np.log10(X_train[:, kept])),
        X_test=standardize_patients(np.log10(X_test[:, kept])),
        probes=raw.probes[kept],
        descriptions=raw.descriptions[kept],
    )


def varying_probes(X: ArrayLike) -> NDArray[np.bool_]:
    """Which columns of clipped, so positive, intensities vary enough: max / min > 5 and max - min > 500; `(n_probes,)`.

    >>> varying_probes([[100.0, 100.0, 200.0], [600.0, 601.0, 1000.0]]).tolist()
    [False, True, False]
    """
    X = np.asarray(X, dtype=float)
    low, high = X.min(axis=0), X.max(axis=0)
    return np.asarray((high > 5 * low) & (high - low > 500))


def standardize_patients(X: ArrayLike) -> Array:
    """Each ROW to mean 0 and standard deviation 1 (n - 1 in its denominator); ValueError for a row without variation.

    A row is one array of one patient: this takes out how bright the array came out as a whole.

    >>> standardize_patients([[1.0, 2.0, 3.0], [10.0, 30.0, 20.0]]).tolist()
    [[-1.0, 0.0, 1.0], [-1.0, 1.0, 0.0]]
    """
    X = np.asarray(X, dtype=float)
    constant = np.flatnonzero((X[:, :1] == X).all(axis=1))
    if len(constant):
        raise ValueError(f"rows {constant.tolist()} of X do not vary: a patient needs two different values")
    return np.asarray((X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, ddof=1, keepdims=True))


def _read_rows(path: Path) -> list[list[str]]:
    """Cells of a CSV file, its header first; every row must be as long as that; blank lines do not count."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise _damaged(path, error) from error
    rows = [row for row in rows if row]
    if len(rows) < 2:
        raise _damaged(path, "it has no rows")
    for row in rows:
        if len(row) != len(rows[0]):
            raise _damaged(path, f"the row that begins {row[:2]} has {len(row)} cells, the header {len(rows[0])}")
    return rows


def _read_labels(path: Path) -> dict[int, int]:
    """Class of each patient, from rows `patient,cancer`."""
    rows = _read_rows(path)
    try:
        return {int(patient): CLASSES[cancer] for patient, cancer in rows[1:]}
    except (ValueError, KeyError) as error:
        raise _damaged(path, f"not a patient's number and ALL or AML: {error}") from error


def _read_table(path: Path) -> tuple[Labels, NDArray[np.str_], Array]:
    """Patients' numbers, `(n_probes, 2)` descriptions and names, `(n_patients, n_probes)` intensities."""
    header, *rows = _read_rows(path)
    columns = [column for column in range(2, len(header)) if header[column] != "call"]
    try:
        patients = np.array([int(header[column]) for column in columns], dtype=np.int64)
        X = np.array([[int(row[column]) for column in columns] for row in rows], dtype=float).T
    except ValueError as error:
        raise _damaged(path, error) from error
    if len(patients) == 0 or len(patients) != len(set(patients.tolist())):
        raise _damaged(path, f"its header names the patients {patients.tolist()}")
    return patients, np.array([row[:2] for row in rows]), np.ascontiguousarray(X)


def _look_up(patients: Labels, labels: dict[int, int], path: Path) -> Labels:
    unknown = sorted(set(patients.tolist()) - labels.keys())
    if unknown:
        raise _damaged(path, f"it has no label for patients {unknown}")
    return np.array([labels[patient] for patient in patients.tolist()], dtype=np.int64)


def _damaged(path: Path, reason: object) -> ValueError:
    return ValueError(f"{path} is damaged ({reason}). {ADVICE}")
