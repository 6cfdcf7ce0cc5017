"""Where the raw files of Golub's data are, which this repository does not hold, and small tables like them."""

import csv
import os
from pathlib import Path

import pytest

FILES = ("actual.csv", "data_set_ALL_AML_train.csv", "data_set_ALL_AML_independent.csv")
FOLDERS = [Path(__file__).parents[3] / "shared/data/golub"]
FOLDERS += [Path(root) / "golub" for root in [os.environ.get("SPARSECRAFT_DATA")] if root]
RAW = next((folder for folder in FOLDERS if all((folder / name).is_file() for name in FILES)), None)

needs_raw_data = pytest.mark.skipif(
    RAW is None, reason=f"Golub's three raw files are in none of {', '.join(map(str, FOLDERS))}: set SPARSECRAFT_DATA"
)


def write_tables(folder, train, test, labels, probes=("one_at", "two_at", "three_at")):
    """Write the three files; `train` and `test` map a patient to intensities, `labels` a patient to ALL or AML."""
    for name, table in zip(FILES[1:], (train, test), strict=True):
        header = [cell for patient in table for cell in (patient, "call")]
        rows = [["Gene Description", "Gene Accession Number", *header]]
        for j, probe in enumerate(probes):
            rows.append([f"what {probe} is; or, was", probe])
            rows[-1] += [cell for values in table.values() for cell in (values[j], "A")]
        write_rows(folder / name, rows)
    write_rows(folder / FILES[0], [["patient", "cancer"], *labels.items()])
    return folder


def write_rows(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
