"""Hidden checks of residual_sum_of_squares."""

from sparsecraft_grader.checks import check, expect, expect_close

ADVICE = "Take the residual y - Xw, square every entry, and add them up."


@check("adds up the squared residuals", points=0.5)
def test_value(student, reference, problem):
    X, y, w = problem(1)
    answer = student.residual_sum_of_squares(X=X, y=y, w=w)
    expect_close(answer, reference.residual_sum_of_squares(X, y, w), factors={"n": len(y)}, advice=ADVICE)


@check("a single row, a single column", points=0.5)
def test_small_shapes(student, reference, problem):
    for n_samples, n_features in [(1, 3), (7, 1), (1, 1)]:
        X, y, w = problem(2, n_samples, n_features)
        answer = student.residual_sum_of_squares(X, y, w)
        expect_close(
            answer,
            reference.residual_sum_of_squares(X, y, w),
            factors={"n": n_samples},
            advice="X keeps its two axes when there is only one row or one column.",
        )


@check("whole numbers, single precision, any memory layout", points=0.5)
def test_types(student, reference, problem, variants):
    for (X, y, w), rtol in variants(*problem(3)):
        for coefficients in [w, w / 2]:
            expect_close(
                student.residual_sum_of_squares(X, y, coefficients),
                reference.residual_sum_of_squares(X, y, coefficients),
                rtol=rtol,
                factors={"n": len(y)},
                advice="The arrays here are not all plain float arrays.",
            )


@check("leaves its arguments alone", points=0.5)
def test_arguments(student, reference, problem):
    X, y, w = problem(4, n_samples=9, n_features=3)
    answer, changed = student.residual_sum_of_squares.watched(X, y, w)
    expect(not changed, "An array of the caller's was modified: put the residual into a new array.")
    expect_close(answer, reference.residual_sum_of_squares(X, y, w), factors={"n": len(y)}, advice=ADVICE)
