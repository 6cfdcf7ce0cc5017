"""Hidden checks of soft_threshold."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close


@check("shrinks both signs towards zero", points=0.5)
def test_both_signs(student, reference):
    rng = np.random.default_rng(21)
    z = rng.uniform(1.0, 4.0, size=9) * np.array([1, -1, 1, -1, -1, 1, 1, -1, 1])
    expect_close(
        student.soft_threshold(z=z, threshold=0.7),
        reference.soft_threshold(z, 0.7),
        advice="Beyond the threshold every entry moves towards zero by the threshold and keeps its sign.",
    )


@check("stops at zero inside the threshold", points=0.5)
def test_inside(student, reference):
    advice = "What is within the threshold becomes zero; what is beyond moves by the threshold only."
    for number, threshold in [(0.4, 0.9), (-0.4, 0.9), (-2.4, 0.9), (3.1, 0.0), (-70.0, 40.0)]:
        answer = student.soft_threshold(number, threshold)
        expect_close(answer, reference.soft_threshold(number, threshold), atol=1e-9, advice=advice)
    z = np.array([0.2, -0.9, 0.0, 1.3, -1.3, 2.75, -4.5])
    expect_close(student.soft_threshold(z, 1.3), reference.soft_threshold(z, 1.3), advice=advice)


@check("keeps the shape of z, a single number too", points=0.5)
def test_shapes(student, reference):
    rng = np.random.default_rng(22)
    whole = np.array([[3, -1, 0], [-4, 2, 5]])
    for z in [whole, rng.normal(size=(2, 1, 3)), rng.normal(size=(1,)), np.array(-2.5), 1.75]:
        answer = student.soft_threshold(z, 0.3)
        expect_close(answer, reference.soft_threshold(z, 0.3), advice="It works entry by entry, whatever the shape.")


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, variants):
    for (z,), rtol in variants(np.random.default_rng(23).normal(scale=2, size=8)):
        answer, changed = student.soft_threshold.watched(z, 0.45)
        expect(not changed, "The array z of the caller's was modified: return a new array.")
        expect_close(
            answer,
            reference.soft_threshold(z, 0.45),
            rtol=rtol,
            advice="z may hold whole numbers: shrunk by a fraction they are no longer whole.",
        )
