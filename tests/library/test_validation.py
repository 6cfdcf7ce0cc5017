"""What every function beyond the assignments says of unusable arguments: which one, and what it should be."""

import numpy as np
import pytest

from sparsecraft.validation import finite_array, two_classes


@pytest.mark.parametrize(
    ("values", "n_dimensions", "n_rows", "message"),
    [
        (3.0, 1, None, "1-dimensional"),
        ([[1.0]], 1, None, "1-dimensional"),
        ([1.0], 2, None, "table"),
        ([], 1, None, "at least one"),
        (np.ones((3, 0)), 2, None, "at least one"),
        ([1.0, 2.0], 1, 3, "3, got 2"),
        ([1.0, np.nan], 1, None, "nan or infinite"),
        ([1.0, -np.inf], 1, None, "nan or infinite"),
    ],
)
def test_an_unusable_array_is_named_and_described(values, n_dimensions, n_rows, message):
    with pytest.raises(ValueError, match=rf"^weights .*{message}"):
        finite_array("weights", values, n_dimensions, n_rows)


@pytest.mark.parametrize("dtype", [np.float32, np.int64, np.int32, bool, object])
def test_a_usable_array_comes_back_as_floats(dtype):
    array = finite_array("X", np.eye(2).astype(dtype), 2, 2)
    assert array.dtype == np.float64
    assert array.tolist() == [[1.0, 0.0], [0.0, 1.0]]


@pytest.mark.parametrize("y", [[0, 0], [1, 1], [0, 2], [-1, 1], [0.0, 0.5], [0, 1, 0], [np.nan, 1]])
def test_labels_are_0_and_1_and_both(y):
    with pytest.raises(ValueError, match=r"^y "):
        two_classes(y, 2)
