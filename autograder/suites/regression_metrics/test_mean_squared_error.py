"""Hidden checks of mean_squared_error."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "It is the sum of all squared errors, divided by how many rows there are."


@check("the mean of the squared errors", points=0.5)
def test_value(student, reference, predictions):
    for sign, seed, n_samples in [(1, 1, 11), (-1, 2, 6)]:
        y, p = (sign * values for values in predictions(seed, n_samples))
        expect_close(
            student.mean_squared_error(y_true=y, y_pred=p),
            reference.mean_squared_error(y, p),
            factors={"n": n_samples},
            advice=ADVICE,
        )


@check("errors that cancel, and a single row", points=0.5)
def test_signs(student, reference):
    for errors in [[2.5, -2.5, 0.5, -0.5], [-1.75], [0.25, -0.25]]:
        y = np.arange(1.0, len(errors) + 1)
        answer, changed = student.mean_squared_error.watched(y, y - errors)
        expect(not changed, "An array of the caller's was modified: put the errors into a new array.")
        expect_close(
            answer,
            reference.mean_squared_error(y, y - errors),
            factors={"n": len(errors)},
            advice="Each error is squared before anything is added up; one row is enough.",
        )


@check("measurements far from zero, small errors", points=0.5)
def test_far(student, reference, predictions):
    y, p = predictions(3, 9)
    # whole numbers plus quarters, so that the shift by itself rounds nothing
    y, p = np.rint(4 * y) / 4 + 2.0**23, np.rint(4 * p) / 4 + 2.0**23
    expect_close(
        student.mean_squared_error(y, p),
        reference.mean_squared_error(y, p),
        factors={"n": len(y)},
        advice="Where measurements are large, subtract first and square then: large squares leave no digits.",
    )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, predictions, variants):
    for (y, p), rtol in variants(*predictions(4, 8)):
        answer, changed = student.mean_squared_error.watched(y, p)
        expect(not changed, "An array of the caller's was modified: put the errors into a new array.")
        expect_close(
            answer,
            reference.mean_squared_error(y, p),
            rtol=rtol,
            factors={"n": len(y)},
            advice="A mean is a fraction, also where the measurements are whole numbers.",
        )
