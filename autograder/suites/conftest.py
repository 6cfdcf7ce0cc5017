"""The types and layouts that arrays come in, for every suite."""

import numpy as np
import pytest


@pytest.fixture(scope="session")
def variants():
    """A function `(*arrays) -> [(arrays, rtol), ...]`: strided views, single precision, whole numbers."""

    def make(*arrays):
        whole = [np.rint(3 * array) for array in arrays]
        return [
            ([np.repeat(array, 2, axis=-1)[..., ::2] for array in arrays], 1e-8),
            ([np.asfortranarray(array.astype(np.float32)) for array in arrays], 1e-4),
            ([np.asfortranarray(array.astype(np.int64)) for array in whole], 1e-8),
            ([array.astype(np.int32) for array in whole], 1e-8),
        ]

    return make
