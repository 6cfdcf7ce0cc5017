"""What suites are written with: right answers pass in any guise, everything else fails with words, not values."""

import contextlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from sparsecraft_grader.checks import CheckFailed, expect_array, expect_close, expect_number
from sparsecraft_grader.student import LocalChannel, Student
from sparsecraft_worker.wire import ObjectReference

EXPECTED = np.array([1.5, -2.0, 4.0])
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**400), 10**400)
    | st.floats()
    | st.complex_numbers()
    | st.text()
    | st.just(ObjectReference("Liar"))
    | npst.arrays(npst.scalar_dtypes(), npst.array_shapes(min_dims=0, min_side=0)),
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=8,
)


def failure(answer, expected=EXPECTED, **options):
    with pytest.raises(CheckFailed) as caught:
        expect_close(answer, expected, **options)
    return str(caught.value)


@pytest.mark.parametrize(
    "answer",
    [EXPECTED, EXPECTED.tolist(), tuple(EXPECTED), EXPECTED.astype(np.float32), EXPECTED + 1e-12, EXPECTED[::-1][::-1]],
)
def test_a_right_array_passes_in_any_guise(answer):
    expect_close(answer, EXPECTED)


@pytest.mark.parametrize("answer", [3, 3.0, np.float64(3), np.float32(3), np.int64(3), np.array(3.0)])
def test_a_right_number_passes_in_any_guise(answer):
    expect_close(answer, 3.0)


@pytest.mark.parametrize("answer", [np.array([3.0]), [3.0], True, "3", None, 3 + 0j, ObjectReference("float")])
def test_what_only_looks_like_a_number_fails(answer):
    assert "should be a number" in failure(answer, 3.0)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (-EXPECTED, "The sign is the wrong way round."),
        (5 * EXPECTED, "The result is n times what it should be."),
        (EXPECTED / 10, "The result is 1/(2n) times what it should be."),
        (EXPECTED / 2, "The result is 1/2 times what it should be."),
        (EXPECTED * 1.7, "off by a constant factor"),
        (EXPECTED + 1, "off by the same amount"),
        (np.array([1.5, -2.0, 9.0]), "Some entries are right"),
        (np.array([1.5, np.nan, 4.0]), "nan"),
        (np.array([1.5, np.inf, 4.0]), "inf"),
        (np.zeros(3), "zero where it should not be"),
        (EXPECTED[:, None], "it should have 1 axis, not 2"),
        (EXPECTED[:2], "their lengths are not"),
        (None, "is a `return` missing?"),
        (["a", "b", "c"], "real numbers"),
        ([1.5, [-2.0], 4.0], "uneven"),
    ],
)
def test_what_is_wrong_is_said_in_words(answer, says):
    assert says in failure(answer, factors={"n": 5})


def test_a_transposed_matrix_is_named():
    assert "transposed" in failure(np.ones((3, 2)), np.ones((2, 3)))


@given(anything)
def test_no_answer_whatever_raises_anything_but_a_verdict(answer):
    for judge in (expect_number, lambda a: expect_array(a, (3,)), lambda a: expect_close(a, EXPECTED)):
        with contextlib.suppress(CheckFailed):
            judge(answer)


def test_words_among_numbers_are_refused_before_they_fill_all_memory():
    assert "real numbers" in failure([0.0] * 100_000 + ["w" * 1_000_000], np.zeros(100_001))


def test_the_name_of_a_student_s_class_is_not_repeated():
    assert "Liar" not in failure(ObjectReference("Liar"))


def test_an_object_equal_to_everything_equals_nothing_here():
    class Agreeable(float):
        def __eq__(self, other):
            return True

        __hash__ = None

    student = Student(LocalChannel({"f": lambda: Agreeable(3.0)}))
    assert "neither a number nor an array" in failure(student.f(), 3.0)
