"""The student of a suite: functions, classes and their objects, wherever they live."""

import numpy as np
import pytest

from sparsecraft_grader.assignment import Cell
from sparsecraft_grader.checks import CheckFailed, StudentRaised
from sparsecraft_grader.limits import LIMITS
from sparsecraft_grader.remote import RemoteChannel
from sparsecraft_grader.sandbox import Sandbox
from sparsecraft_grader.student import LocalChannel, Student

SOURCE = """
import numpy as np

class Scaler:
    def fit(self, X):
        self.mean_ = X.mean(axis=0)
        return self

    def transform(self, X):
        return X - self.mean_

def spoil(x):
    x[0] = 7.0
    return x.sum()

def fail(x):
    raise KeyError(x)

def give_a_set(x):
    return {x}
"""


@pytest.fixture(scope="module", params=["here", "behind the wall"])
def student(request):
    if request.param == "here":
        names = {}
        exec(SOURCE, names)
        yield Student(LocalChannel(names))
        return
    with Sandbox() as sandbox:
        channel = RemoteChannel(sandbox, (Cell(SOURCE),), LIMITS)
        yield Student(channel)
        channel.close()


def test_an_object_stays_there_and_answers(student):
    X = np.array([[1.0, 2.0], [3.0, 6.0]])
    scaler = student.Scaler()
    assert scaler.fit(X) == scaler
    assert student.Scaler() != scaler
    np.testing.assert_array_equal(scaler.value("mean_"), [2.0, 4.0])
    np.testing.assert_array_equal(scaler.transform(X), [[-1.0, -2.0], [1.0, 2.0]])


def test_an_attribute_that_is_not_there_is_the_student_s_mistake(student):
    with pytest.raises(StudentRaised, match="AttributeError"):
        student.Scaler().value("mean_")


def test_changed_arguments_are_told_and_ours_are_not_touched(student):
    x = np.array([1.0, 2.0])
    assert student.spoil.watched(x) == (9.0, (0,))
    assert x.tolist() == [1.0, 2.0]


def test_an_exception_is_known_by_its_type_and_says_nothing_of_its_text(student):
    with pytest.raises(StudentRaised) as caught:
        student.fail("secret")
    assert caught.value.type_name == "KeyError"
    assert "secret" not in str(caught.value)


def test_a_name_that_nobody_defined_is_the_student_s_mistake(student):
    with pytest.raises(CheckFailed):
        student.missing(1)


def test_every_answer_is_kept_in_order(student):
    before = len(student.transcript)
    student.spoil(np.zeros(2))
    with pytest.raises(CheckFailed):
        student.fail(1)
    kept = student.transcript[before:]
    assert [answer.changed for answer in kept] == [(0,), ()]
    assert kept[0].value == 7.0
