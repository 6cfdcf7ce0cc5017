"""Hidden checks of StandardScaler."""

import numpy as np

from sparsecraft_grader.checks import check, expect, expect_array, expect_close


@check("mean and standard deviation of every column", points=1.0)
def test_measures(fitted, reference, table):
    for seed, n_samples in [(1, 9), (2, 3)]:
        X = table(seed, n_samples)
        scaler, expected = fitted(X), reference.StandardScaler().fit(X)
        expect_close(scaler.value("mean_"), expected.mean_, name="mean_", advice="It is the mean of each column.")
        expect_close(
            scaler.value("scale_"),
            expected.scale_,
            factors={"sqrt(n / (n - 1))": np.sqrt(n_samples / (n_samples - 1))},
            name="scale_",
            advice="It is the root of the mean squared deviation of each column.",
        )


@check("the table that was measured, transformed", points=1.0)
def test_transform(fitted, reference, table):
    for seed, n_samples in [(3, 8), (4, 3)]:
        X = table(seed, n_samples)
        answer, changed = fitted(X).transform.watched(X)
        expect(not changed, "The table X of the caller's was modified: return a new array.")
        expect_close(
            answer,
            reference.StandardScaler().fit(X).transform(X),
            atol=1e-9,
            advice="Subtract the mean of each column, then divide by its standard deviation.",
        )


@check("another table: nothing is measured again", points=1.0)
def test_another(fitted, reference, table):
    X = table(5)
    scaler, expected = fitted(X), reference.StandardScaler().fit(X)
    for other in [table(6, 4), X[:1] + 2.0, np.vstack([X, 3 * X])]:
        expect_close(
            scaler.transform(other),
            expected.transform(other),
            atol=1e-9,
            advice="Only fit measures; transform applies what it has found to whatever table comes.",
        )
    expect_close(scaler.value("mean_"), expected.mean_, name="mean_", advice="transform has to leave it as it was.")


@check("there and back again", points=1.0)
def test_inverse(fitted, reference, table):
    X = table(7)
    scaler, expected = fitted(X), reference.StandardScaler().fit(X)
    for scaled in [expected.transform(table(8, 5)), np.array([[1.0, -2.0, 0.5]])]:
        answer, changed = scaler.inverse_transform.watched(scaled)
        expect(not changed, "The table X of the caller's was modified: return a new array.")
        expect_close(
            answer,
            expected.inverse_transform(scaled),
            advice="The steps are taken back in reverse order, with what fit has measured.",
        )


@check("a constant column, and a single row", points=1.0)
def test_constant(fitted, table):
    X = table(9, 6)
    X[:, 1] = 3.0
    scaler = fitted(X)
    scale = expect_array(scaler.value("scale_"), (3,), "scale_")
    expect_close(scale[1], 1.0, name="scale_", advice="The scale of a constant column counts as 1.")
    expect_close(
        expect_array(scaler.transform(X + 2.0), (6, 3))[:, 1],
        np.full(6, 2.0),
        atol=1e-9,
        advice="A constant column is centred and left in its unit.",
    )
    single = np.array([[2.0, -3.0]])
    expect_close(
        fitted(single).transform(single + 1.0),
        np.ones((1, 2)),
        atol=1e-9,
        advice="In a table of one row all columns are constant.",
    )


@check("any type of array, and two scalers side by side", points=1.0)
def test_types(fitted, reference, table, variants):
    for (X,), rtol in variants(table(10, 7)):
        first, second = fitted(X), fitted(2 * X + 1)
        answer, changed = first.transform.watched(X)
        expect(not changed, "The table X of the caller's was modified: return a new array.")
        expected = reference.StandardScaler().fit(X)
        advice = "What one scaler measured belongs to it alone, and results are fractions."
        expect_close(answer, expected.transform(X), rtol=rtol, atol=10 * rtol, advice=advice)
        restored = second.inverse_transform(expected.transform(X))
        expect_close(restored, 2 * X + 1.0, rtol=rtol, atol=100 * rtol, advice=advice)
