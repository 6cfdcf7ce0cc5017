"""A fitted model leaves the notebook: a file that runs no code, checked requests, predictions, drift, retraining.

A model file is two lines of text. The first names the format and the SHA-256 of the second; the second is JSON, in
which an array is an object of its dtype, shape, memory order and bytes (base64). So a changed byte never goes unseen,
a hostile file takes memory in proportion to its own size, and there is nothing in it to run, unlike a pickle.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "load_model",
    "needs_retraining",
    "population_stability_index",
    "predict_batch",
    "save_model",
    "validate_payload",
]

Value: TypeAlias = NDArray[Any] | float | int | str | list[str]

FORMAT = b"sparsecraft model 1 sha256 "
PLAIN_DTYPE = re.compile(r"[<>|][biufU][1-9][0-9]*")
SMALLEST_SHARE = 1e-4


def save_model(path: str | os.PathLike[str], model: Mapping[str, Value]) -> None:
    """Write `model`, a dict of str to array, float, int, str or list of str, at exactly `path`.

    Arrays (bool, int, float or str dtype) keep dtype, shape and memory order; booleans are kept too, and NumPy scalars
    come back as the Python number or str that they equal. Anything else raises ValueError and leaves `path` as it was:
    the file is written beside it and moved there whole.

    >>> with TemporaryDirectory() as folder:
    ...     save_model(folder + "/mpg", {"coef": np.array([1.5, 0.0]), "names": ["age", "weight"]})
    ...     load_model(folder + "/mpg")
    {'coef': array([1.5, 0. ]), 'names': ['age', 'weight']}
    """
    if not all(isinstance(name, str) for name in model):
        raise ValueError("the names in a model must be str")
    document = {name: _encode(name, value) for name, value in model.items()}
    # surrogatepass and no \u escapes: a str with half of a surrogate pair comes back as it was
    body = json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")
    with TemporaryDirectory(dir=Path(path).parent, prefix=".saving-") as folder:
        staged = Path(folder, "model")
        staged.write_bytes(_first_line(body) + body)
        os.replace(staged, path)


def load_model(path: str | os.PathLike[str]) -> dict[str, Value]:
    """The model that `save_model` wrote at `path`, in new writable arrays.

    ValueError for a file that is cut short, changed in any byte or in another format; FileNotFoundError for none.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     save_model(f"{folder}/model", {"coef": np.array([1, 2])})
    ...     load_model(f"{folder}/model")["coef"].tolist()
    [1, 2]
    """
    content = Path(path).read_bytes()
    body = content[len(_first_line(b"")) :]
    if content != _first_line(body) + body:
        raise ValueError(f"{path} is damaged, cut short or no model file: copy or save it again")
    try:
        document = json.loads(body.decode("utf-8", "surrogatepass"))
        return {name: _decode(value) for name, value in document.items()}
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError(f"{path} is no model that save_model could have written: {error}") from error


def _first_line(body: bytes) -> bytes:
    return FORMAT + hashlib.sha256(body).hexdigest().encode() + b"\n"


def _encode(name: str, value: object) -> object:
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    if type(value) is np.ndarray and PLAIN_DTYPE.fullmatch(value.dtype.str):  # a subclass would not survive
        data = base64.b64encode(value.tobytes("A")).decode()  # in Fortran order if that is how it lies in memory
        return {"dtype": value.dtype.str, "shape": value.shape, "order": "F" if value.flags.fnc else "C", "data": data}
    kind = f"{value.dtype} array" if isinstance(value, np.ndarray) else type(value).__name__
    raise ValueError(f"model[{name!r}] is a {kind}: keep arrays of bool, int, float or str, numbers, str, lists of str")


def _decode(value: Any) -> Value:
    if isinstance(value, dict):
        return _decode_array(**value)
    if isinstance(value, (int, float, str)) or (isinstance(value, list) and all(isinstance(v, str) for v in value)):
        return value
    raise ValueError(f"a {type(value).__name__} where an array, a number, a str or a list of str belongs")


def _decode_array(dtype: str, shape: list[int], order: Any, data: str) -> NDArray[Any]:
    if not PLAIN_DTYPE.fullmatch(dtype) or not isinstance(shape, list):
        raise ValueError(f"an array of dtype {dtype!r} and shape {shape!r}")
    content = bytearray(base64.b64decode(data, validate=True))
    array: NDArray[Any] = np.ndarray(shape, dtype, content, order=order)  # a view: TypeError if content is too short
    if array.nbytes != len(content):
        raise ValueError(f"{len(content)} bytes for an array of {array.nbytes}")
    if array.dtype.kind == "U" and np.any(np.ndarray(len(content) // 4, dtype[0] + "u4", content) > sys.maxunicode):
        raise ValueError("text that is not Unicode")
    return array


def validate_payload(payload: object, feature_names: Sequence[str]) -> NDArray[np.float64]:
    """The rows of a request, `{"rows": [{name: number, ...}, ...]}` as decoded from JSON, as `(n, n_features)`.

    Columns in the order of `feature_names`; no rows give `(0, n_features)`; other keys beside `rows` are ignored.
    ValueError names the row (from 0) and the field that is missing, unknown, not a number (booleans are not) or not
    finite, a row that is no object, or a payload that has no list `rows`.

    >>> validate_payload({"rows": [{"age": 3, "weight": 1.5}]}, ["weight", "age"]).tolist()
    [[1.5, 3.0]]
    """
    rows = payload.get("rows") if isinstance(payload, dict) else None
    if not isinstance(rows, list):
        raise ValueError('a payload must be an object with a list "rows"')
    known = dict.fromkeys(feature_names)  # a set that keeps its order, so that messages do too
    for index, row in enumerate(rows):
        _validate_row(index, row, known)
    values = [[float(row[name]) for name in feature_names] for row in rows]
    return np.array(values, dtype=float).reshape(len(rows), len(feature_names))


def _validate_row(index: int, row: object, known: Mapping[str, None]) -> None:
    if not isinstance(row, dict):
        raise ValueError(f"row {index} must be an object of field names and numbers")
    for name in known:
        if name not in row:
            raise ValueError(f'row {index} lacks the field "{name}"')
    for name, value in row.items():
        if name not in known:
            raise ValueError(f'row {index} has an unknown field "{name}"')
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise ValueError(f'row {index}, field "{name}" must be a number, got {type(value).__name__}')
        if not abs(value) <= sys.float_info.max:  # nan, too, and an int that no float can hold
            raise ValueError(f'row {index}, field "{name}" must be a finite number')


def predict_batch(model: Mapping[str, Any], rows: ArrayLike) -> NDArray[np.float64]:
    """Linear scores `((rows - mean) / scale) @ coef + intercept`, `(n,)`, for `rows` `(n, n_features)`.

    `model` has `mean`, `scale`, `coef` `(n_features,)` and `intercept`; other keys are ignored.

    >>> predict_batch({"mean": [1.0], "scale": [2.0], "coef": [3.0], "intercept": 4.0}, [[1.0], [5.0]]).tolist()
    [4.0, 10.0]
    """
    mean, scale, coef = (np.asarray(model[name], dtype=float) for name in ("mean", "scale", "coef"))
    scaled = (np.asarray(rows, dtype=float) - mean) / scale
    return np.asarray(scaled @ coef + float(model["intercept"]))


def population_stability_index(expected: ArrayLike, actual: ArrayLike, n_bins: int = 10) -> float:
    """How far a feature has drifted, `sum((a - e) ln(a / e))` over the shares of `expected` and `actual` in bins.

    Bins `[lower, upper)` hold equal shares of `expected` (linear quantiles), the outer two are open to infinity, and
    shares are floored at 1e-4. Below 0.1 is usually called stable and above 0.25 a shift; a rule of thumb.
    Source: Siddiqi (2006), "Credit Risk Scorecards", Wiley.

    >>> round(population_stability_index([1.0, 2.0, 3.0, 4.0], [3.0, 4.0, 5.0, 2.0], n_bins=2), 6)
    0.274653
    """
    expected, actual = np.asarray(expected, dtype=float), np.asarray(actual, dtype=float)
    inner_edges = np.quantile(expected, np.linspace(0, 1, n_bins + 1)[1:-1])
    e, a = (_shares(values, inner_edges) for values in (expected, actual))
    return float(np.sum((a - e) * np.log(a / e)))


def _shares(values: NDArray[np.float64], inner_edges: NDArray[np.float64]) -> NDArray[np.float64]:
    bins = np.searchsorted(inner_edges, values, side="right")
    return np.maximum(np.bincount(bins, minlength=len(inner_edges) + 1) / len(values), SMALLEST_SHARE)


def needs_retraining(reference_error: float, recent_errors: ArrayLike, tolerance: float = 0.2) -> bool:
    """Whether the mean of `recent_errors` (at least one) exceeds `reference_error * (1 + tolerance)`.

    >>> needs_retraining(1.0, [1.5, 1.0]), needs_retraining(1.0, [1.0, 1.25], tolerance=0.125)
    (True, False)
    """
    return bool(np.mean(np.asarray(recent_errors, dtype=float)) > reference_error * (1 + tolerance))
