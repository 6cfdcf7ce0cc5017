"""Hidden checks of root_mean_squared_error."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "Square, then take the mean over the rows, then the root."


@check("the root of the mean of the squares", points=0.5)
def test_value(student, reference, predictions):
    for sign, seed, n_samples in [(1, 11, 10), (-1, 12, 7)]:
        y, p = (sign * values for values in predictions(seed, n_samples))
        expect_close(
            student.root_mean_squared_error(y_true=y, y_pred=p),
            reference.root_mean_squared_error(y, p),
            factors={"n": n_samples, "sqrt(n)": np.sqrt(n_samples)},
            advice=ADVICE,
        )


@check("errors that cancel, and a single row", points=0.5)
def test_signs(student, reference):
    for errors in [[1.5, -0.5, 0.5, -1.5], [-2.25], [0.25, -0.25]]:
        y = np.arange(1.0, len(errors) + 1)
        answer, changed = student.root_mean_squared_error.watched(y, y - errors)
        expect(not changed, "An array of the caller's was modified: put the errors into a new array.")
        expect_close(
            answer,
            reference.root_mean_squared_error(y, y - errors),
            factors={"n": len(errors)},
            advice="Squares do not cancel, and the root of a single square is the size of the error.",
        )


@check("in the unit of the measurements", points=0.5)
def test_unit(student, reference, predictions):
    y, p = predictions(13, 9)
    for unit in [1e-3, 1e4]:
        expect_close(
            student.root_mean_squared_error(unit * y, unit * p),
            reference.root_mean_squared_error(unit * y, unit * p),
            factors={"n": len(y), "sqrt(n)": np.sqrt(len(y)), "the unit": unit},
            advice="In another unit the result is multiplied by the same factor as the measurements.",
        )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, predictions, variants):
    for (y, p), rtol in variants(*predictions(14, 8)):
        answer, changed = student.root_mean_squared_error.watched(y, p)
        expect(not changed, "An array of the caller's was modified: put the errors into a new array.")
        expect_close(
            answer,
            reference.root_mean_squared_error(y, p),
            rtol=rtol,
            factors={"n": len(y), "sqrt(n)": np.sqrt(len(y))},
            advice="A root is a fraction, also where the measurements are whole numbers.",
        )
