"""Hidden checks of soft_threshold."""

import numpy as np

from sparsecraft_grader.checks import check, expect_close


@check("shrinks both signs towards zero", points=1)
def test_array(student, reference):
    z = np.random.default_rng(1).normal(scale=3, size=11)
    expect_close(student.soft_threshold(z, 0.7), reference.soft_threshold(z, 0.7))
