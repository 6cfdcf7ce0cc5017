"""Box and Tidwell's test against statsmodels, and as what it is for: it finds the column whose log-odds bend."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from sparsecraft.linearity import box_tidwell

deterministic = settings(derandomize=True, deadline=None, max_examples=20)


def labelled(seed, bend=0.0, n_samples=400):
    """Columns: positive, positive in large units, negative too, a dummy; `bend` curves the log-odds of the first."""
    rng = np.random.default_rng(seed)
    X = np.column_stack(
        [
            rng.uniform(0.5, 6.0, n_samples),
            rng.uniform(1000.0, 5000.0, n_samples),
            rng.normal(size=n_samples),
            rng.integers(0, 2, n_samples),
        ]
    )
    z = 0.8 * X[:, 0] - 2.5 + 0.0003 * (X[:, 1] - 3000) + 0.5 * X[:, 2] - 0.4 * X[:, 3] + bend * (X[:, 0] - 3.0) ** 2
    return X, (rng.random(n_samples) < 1 / (1 + np.exp(-z))).astype(int)


@pytest.mark.parametrize("columns", [None, [0], [1], [1, 0]])
@pytest.mark.parametrize("seed", range(3))
def test_it_is_the_logistic_regression_of_statsmodels_with_the_terms_added(seed, columns):
    X, y = labelled(seed, bend=0.2)
    test = box_tidwell(X, y, columns)
    tested = [0, 1] if columns is None else columns
    terms = X[:, tested] * np.log(X[:, tested])
    fit = sm.Logit(y, np.column_stack([np.ones(len(X)), X / [1, 1000, 1, 1], terms])).fit(disp=0, tol=1e-13)
    assert test.columns.tolist() == tested
    np.testing.assert_allclose(test.coef, fit.params[5:], rtol=1e-6, atol=1e-12)
    np.testing.assert_allclose(test.z, fit.tvalues[5:], rtol=0, atol=1e-8)
    np.testing.assert_allclose(test.p_value, fit.pvalues[5:], rtol=0, atol=1e-8)


def test_a_bend_is_found_and_a_line_is_not():
    bent = box_tidwell(*labelled(1, bend=0.4))
    assert bent.p_value[0] < 1e-4 < 0.05 < bent.p_value[1]
    assert bent.coef[0] > 0
    p_values = np.concatenate([box_tidwell(*labelled(seed)).p_value for seed in range(60)])
    assert 0.005 < np.mean(p_values < 0.05) < 0.12


@deterministic
@given(st.integers(0, 20), st.floats(1e-6, 1e6), st.floats(1e-6, 1e6))
def test_neither_z_nor_the_p_value_knows_units_or_the_other_label(seed, here, there):
    X, y = labelled(seed, bend=0.2)
    test, scaled = box_tidwell(X, y), box_tidwell(X * [here, there, 1.0, 3.0], y)
    np.testing.assert_allclose(scaled.z, test.z, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(scaled.coef * [here, there], test.coef, rtol=1e-4, atol=1e-8)
    flipped = box_tidwell(X, 1 - y)
    np.testing.assert_allclose(flipped.z, -test.z, rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(flipped.p_value, test.p_value, rtol=1e-6)


def test_columns_that_are_not_tested_by_default_stay_in_the_model():
    X, y = labelled(2)
    assert box_tidwell(X, y).columns.tolist() == [0, 1]
    assert abs(box_tidwell(X[:, :2], y).z[0] - box_tidwell(X, y).z[0]) > 1e-3


def two_columns(rng):
    return np.column_stack([rng.uniform(1.0, 2.0, 50), rng.integers(1, 3, 50)]), rng.integers(0, 2, 50)


def test_a_column_of_two_values_is_tested_only_where_that_is_possible():
    X, y = two_columns(np.random.default_rng(0))
    assert box_tidwell(X, y).columns.tolist() == [0]
    with pytest.raises(ValueError, match="depend on each other"):
        box_tidwell(X, y, [1])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"columns": [2]}, "column 2"),
        ({"columns": []}, "columns"),
        ({"X": np.full((400, 1), -1.0)}, "columns"),
        ({"X": np.ones((400, 2)) * np.arange(1.0, 401.0)[:, None]}, "depend on each other"),
        ({"X": np.arange(1.0, 4.0)[:, None], "y": [0, 1, 0]}, "separates"),
        ({"X": np.array([[1.0], [2.0]]), "y": [0, 1], "columns": [0]}, "depend on each other"),
        ({"X": np.column_stack([np.arange(1.0, 401.0), np.ones(400)])}, "depend on each other"),
        ({"X": np.arange(1.0, 401.0)[:, None], "y": np.arange(400) > 200}, "separates"),
        ({"X": np.full((400, 1), np.nan)}, "X"),
        ({"X": np.ones(400)}, "X"),
        ({"y": np.zeros(400)}, "y"),
        ({"y": np.arange(400)}, "y"),
        ({"y": [0, 1]}, "y"),
    ],
)
def test_what_cannot_be_tested_is_named(change, message):
    X, y = labelled(3)
    with pytest.raises(ValueError, match=message):
        box_tidwell(**({"X": X, "y": y} | change))


def test_arguments_are_left_as_they_were():
    X, y = labelled(4)
    before = X.copy(), y.copy()
    test, listed = box_tidwell(X, y), box_tidwell(X.tolist(), y.astype(bool).tolist())
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(y, before[1])
    np.testing.assert_array_equal(test.z, listed.z)
