"""Hidden checks of variance_inflation_factors."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_array, expect_close

ADVICE = "Fit each column by all others and an intercept; the factor is one over the share that they leave unexplained."


@check("how far each column repeats the others", points=1.0)
def test_values(student, reference, table):
    for seed, n_samples, n_features in [(51, 9, 3), (52, 12, 4)]:
        X = table(seed, n_samples, n_features)
        X[:, 0] += 0.5 * X[:, 1]
        X[:, 2] = X[:, 0] + 1e-3 * X[:, 2]  # a close copy is no copy
        expect_close(
            student.variance_inflation_factors(X=X),
            reference.variance_inflation_factors(X),
            rtol=1e-7,
            factors={"n / (n - 1)": n_samples / (n_samples - 1)},
            advice=ADVICE,
        )


@check("columns that the others reproduce", points=1.0)
def test_reproduced(student, table):
    X = table(53, 10, 4)
    copy, total = np.column_stack([X, 2 * X[:, 0] - 1]), np.column_stack([X, X[:, 0] + X[:, 1]])
    for columns, is_copy in [
        (copy, [True, False, False, False, True]),
        (total, [True, True, False, False, True]),
        (1e10 * copy, [True, False, False, False, True]),
    ]:
        copies = np.array(is_copy)
        factors = expect_array(student.variance_inflation_factors(columns), (5,), "The factors").astype(float)
        expect(not np.isnan(factors).any(), "A factor is nan: look for 0 / 0.")
        expect(
            np.isinf(factors[copies]).all(),
            "A column that the others reproduce should have the factor inf, in any unit: rounding is a share of what "
            "there was.",
        )
        expect(np.isfinite(factors[~copies]).all(), "A column that is no copy keeps a finite factor beside copies.")
        rest = [
            1 / (1 - _explained(columns[:, j], np.delete(columns, [j, 4], axis=1))) for j in np.flatnonzero(~copies)
        ]
        expect_close(factors[~copies], rest, rtol=1e-6, advice="Beside copies, other factors are what they are.")


def _explained(column, others):
    design = np.column_stack([np.ones(len(column)), others])
    residual = column - design @ np.linalg.lstsq(design, column, rcond=None)[0]
    return 1 - residual @ residual / np.sum((column - column.mean()) ** 2)


@check("a constant column, and a single column", points=1.0)
def test_edges(student, reference, table):
    X = table(54, 8)
    constant = np.column_stack([X[:, 0], np.full(8, 3.0), X[:, 1]])
    for columns in [constant, X[:, :1], constant[:, :2]]:
        expected = reference.variance_inflation_factors(columns)
        answer, changed = student.variance_inflation_factors.watched(columns)
        expect(not changed, "The table X of the caller's was modified.")
        factors = expect_array(answer, expected.shape, "The factors").astype(float)
        expect(
            (np.isinf(factors) == np.isinf(expected)).all(), "A constant column has the factor inf, and no other has."
        )
        finite = np.isfinite(expected)
        expect_close(factors[finite], expected[finite], rtol=1e-7, advice="A column without others has the factor 1.")


@check("any type of array, left as it was", points=1.0)
def test_types(student, reference, table, variants):
    for (X,), rtol in variants(table(55, 9)):
        answer, changed = student.variance_inflation_factors.watched(X)
        expect(not changed, "The table X of the caller's was modified.")
        slack = 2e-3 if rtol == 1e-4 else 1e-7
        expect_close(answer, reference.variance_inflation_factors(X), rtol=slack, advice=ADVICE)
