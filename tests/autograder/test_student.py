"""The student of a suite: functions, classes and their objects, wherever they live."""

from pathlib import Path

import numpy as np
import pytest

from sparsecraft_grader.assignment import Cell
from sparsecraft_grader.checks import CheckFailed, StudentRaised, expect_raises
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

def save(path, text):
    with open(path, "w") as file:
        file.write(text)

kept = []

def count_calls():
    kept.append(1)
    return len(kept)
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


def test_a_check_can_look_into_the_text_of_an_exception_and_students_are_not_told(student):
    with pytest.raises(StudentRaised) as caught:
        student.fail("row 3, weight")
    assert "row 3, weight" in caught.value.said
    expect_raises(student.fail, "row 3, weight", kinds=("KeyError",), mentions=("3", "weight"), advice="Think.")
    for kinds, mentions, says in [
        (("ValueError",), (), "It should raise ValueError. Think."),
        (("KeyError",), ("33",), "does not say where the fault is. Think."),
        (("KeyError",), ("weigh",), "does not say where the fault is. Think."),
    ]:
        with pytest.raises(CheckFailed) as failed:
            expect_raises(student.fail, "row 3, weight", kinds=kinds, mentions=mentions, advice="Think.")
        assert str(failed.value).endswith(says)
        assert "row 3" not in str(failed.value)
    with pytest.raises(CheckFailed, match="and did not"):
        expect_raises(student.count_calls, kinds=("ValueError",), advice="Think.")


def test_files_are_written_and_read_where_the_student_s_code_runs(student):
    student.save("model", "αβ")
    assert student.read_file("model").decode() == "αβ"
    student.write_file("other", bytes(range(256)))
    assert student.read_file("other") == bytes(range(256))
    assert not Path("model").exists()
    with pytest.raises(StudentRaised) as caught:
        student.read_file("missing")
    assert caught.value.type_name == "FileNotFoundError"


def test_a_new_start_forgets_files_and_objects(student):
    student.save("model", "x")
    student.Scaler()
    student.start_anew()
    with pytest.raises(StudentRaised):
        student.read_file("model")
    student.save("model", "y")
    assert student.read_file("model") == b"y"


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


def test_behind_the_wall_a_new_start_is_a_new_process():
    with Sandbox() as sandbox:
        student = Student(RemoteChannel(sandbox, (Cell(SOURCE),), LIMITS))
        assert [student.count_calls(), student.count_calls()] == [1, 2]
        student.start_anew()
        assert student.count_calls() == 1
