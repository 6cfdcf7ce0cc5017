"""Hidden checks of predict_classes."""

import numpy as np
import pytest

from sparsecraft_grader.checks import check, expect, expect_array


@pytest.fixture(scope="session")
def expect_classes():
    """A function that fails unless an answer holds these classes, and (if `whole`) is of an integer type."""

    def judge(answer, expected, *, advice, whole=False):
        classes = expect_array(answer, expected.shape, "The classes")
        expect((classes != expected + 1).any() or not len(expected), f"Classes are counted from 0. {advice}")
        expect((classes == expected).all(), f"Not every row has the right class. {advice}")
        expect(not whole or classes.dtype.kind in "iu", "Classes should be of an integer type.")

    return judge


@check("the class with the largest score", points=0.5)
def test_values(student, reference, problem, expect_classes):
    for seed, n_classes, scale in [(41, 3, 1.0), (42, 5, 2_000.0)]:
        X, _, W = problem(seed, n_samples=12, n_classes=n_classes)
        X = scale * X
        expect_classes(
            student.predict_classes(X=X, W=W),
            reference.predict_classes(X, W),
            advice="Choose the column of the largest score, row by row.",
        )


@check("ties go to the lowest class", points=0.5)
def test_ties(student, expect_classes):
    X, W = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [2.0, 2.0]]), np.array([[1.0, 4.0, 4.0], [3.0, 3.0, -1.0]])
    expect_classes(
        student.predict_classes(X, W), np.array([1, 0, 0, 1]), advice="Of several largest scores, take the first."
    )


@check("large scores, a single row, a single class", points=0.5)
def test_edges(student, problem, reference, expect_classes):
    X, _, W = problem(43, n_samples=6)
    large = np.array([[800.0, 900.0, 850.0], [-1.0, 0.0, 1.0]])
    for columns, coefficients in [(X[:1], W), (0.0 * X, W), (X, W[:, :1]), (np.eye(2), large)]:
        answer, changed = student.predict_classes.watched(columns, coefficients)
        expect(not changed, "An array of the caller's was modified.")
        expect_classes(
            answer,
            reference.predict_classes(columns, coefficients),
            whole=True,
            advice="Large scores need no exponential, and one row or one class is enough.",
        )


@check("any type of array, left as it was", points=0.5)
def test_types(student, problem, reference, variants, expect_classes):
    X, _, W = problem(44, n_samples=9)
    for (columns, coefficients), _ in variants(X, W):
        answer, changed = student.predict_classes.watched(columns, coefficients)
        expect(not changed, "An array of the caller's was modified.")
        expected = reference.predict_classes(columns, coefficients)
        expect_classes(answer, expected, whole=True, advice="Whole numbers go in and classes come out.")
