"""Hidden checks of mean_absolute_error."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "It is the mean, over the rows, of how large each error is without its sign."


@check("the mean size of an error", points=0.5)
def test_value(student, reference, predictions):
    for sign, seed, n_samples in [(1, 21, 10), (-1, 22, 7)]:
        y, p = (sign * values for values in predictions(seed, n_samples))
        expect_close(
            student.mean_absolute_error(y_true=y, y_pred=p),
            reference.mean_absolute_error(y, p),
            factors={"n": n_samples},
            advice=ADVICE,
        )


@check("errors that cancel, and a single row", points=0.5)
def test_signs(student, reference):
    for errors in [[1.5, -0.5, 0.75, -1.75], [-2.25], [0.25, -0.25]]:
        y = np.arange(1.0, len(errors) + 1)
        answer, changed = student.mean_absolute_error.watched(y, y - errors)
        expect(not changed, "An array of the caller's was modified: put the errors into a new array.")
        expect_close(
            answer,
            reference.mean_absolute_error(y, y - errors),
            factors={"n": len(errors)},
            advice="The sign goes from each error before anything is added up; one row is enough.",
        )


@check("one error that is much larger than the others", points=0.5)
def test_large(student, reference, predictions):
    y, p = (-values for values in predictions(23, 9))
    p[4] -= 60.0
    expect_close(
        student.mean_absolute_error(y, p),
        reference.mean_absolute_error(y, p),
        factors={"n": len(y)},
        advice="A large error counts by its size, neither squared nor left out.",
    )


@check("any type of array, left as it was", points=0.5)
def test_types(student, reference, predictions, variants):
    for (y, p), rtol in variants(*predictions(24, 8)):
        answer, changed = student.mean_absolute_error.watched(y, p)
        expect(not changed, "An array of the caller's was modified: put the errors into a new array.")
        expect_close(
            answer,
            reference.mean_absolute_error(y, p),
            rtol=rtol,
            factors={"n": len(y)},
            advice="A mean is a fraction, also where the measurements are whole numbers.",
        )
