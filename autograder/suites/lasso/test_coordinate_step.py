"""Hidden checks of coordinate_step."""

from sparsecraft_grader.checks import check, expect, expect_close


@check("with alpha at zero, least squares", points=0.5)
def test_least_squares(student, reference, problem):
    X, y, w = problem(41)
    expect_close(
        student.coordinate_step(X=X, y=y, w=w, j=2, alpha=0.0),
        reference.coordinate_step(X, y, w, 2, 0.0),
        factors={"n": len(y), "p": len(w)},
        advice="Fit the column to what the other coefficients leave of y.",
    )


@check("shrinks by alpha on either side", points=0.5)
def test_both_signs(student, reference, problem):
    X, y, w = problem(42, n_samples=10)
    for scale, alpha in [(1, 0.3), (-1, 0.3), (1000, 80.0)]:
        expect_close(
            student.coordinate_step(X, scale * y, scale * w, 1, alpha),
            reference.coordinate_step(X, scale * y, scale * w, 1, alpha),
            factors={"n": len(y)},
            advice="Average over the rows, shrink by alpha, and only then divide by the mean square.",
        )


@check("zero inside the threshold", points=0.5)
def test_inside(student, reference, problem):
    X, y, w = problem(43, n_samples=9, n_features=3)
    w[1] = 0.0
    threshold = abs(X[:, 1] @ (y - X @ w)) / len(y)
    for alpha in [1.5 * threshold, 0.7 * threshold]:
        expect_close(
            student.coordinate_step(X, y, w, 1, alpha),
            reference.coordinate_step(X, y, w, 1, alpha),
            atol=1e-9,
            factors={"n": len(y)},
            advice="The step is zero once alpha exceeds the pull on the coefficient, and not before.",
        )


@check("the first and the last column", points=0.5)
def test_ends(student, reference, problem):
    X, y, w = problem(44, n_samples=11)
    for columns, j in [(4, 0), (4, 3), (1, 0)]:
        expect_close(
            student.coordinate_step(X[:, :columns], y, w[:columns], j, 0.1),
            reference.coordinate_step(X[:, :columns], y, w[:columns], j, 0.1),
            factors={"n": len(y)},
            advice="Every column is treated alike: columns count from 0, and none of them is an intercept.",
        )


@check("an all-zero column", points=1)
def test_zero_column(student, reference, problem):
    X, y, w = problem(45, n_samples=8)
    X[:, 2] = 0.0
    for j in [2, 3]:
        expect_close(
            student.coordinate_step(X, y, w, j, 0.2),
            reference.coordinate_step(X, y, w, j, 0.2),
            atol=1e-9,
            advice="A column of zeros explains nothing: its coefficient is zero, the others are as usual.",
        )


@check("any type of array, left as it was", points=1)
def test_types(student, reference, problem, variants):
    for (X, y, w), rtol in variants(*problem(46, n_samples=9, n_features=3)):
        answer, changed = student.coordinate_step.watched(X, y, w, 0, 0.25)
        expect(
            not changed,
            "An array of the caller's was modified: the step returns a number and leaves w as it is.",
        )
        expect_close(
            answer,
            reference.coordinate_step(X, y, w, 0, 0.25),
            rtol=rtol,
            factors={"n": len(y)},
            advice="The other coefficients stay as they are while this one is fitted.",
        )
