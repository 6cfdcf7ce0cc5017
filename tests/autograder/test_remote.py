"""Replies that a child can make up: whatever they hold, they are a verdict on the student and no trouble of ours."""

import pytest

from sparsecraft_grader.assignment import Cell
from sparsecraft_grader.limits import LIMITS
from sparsecraft_grader.remote import RemoteChannel
from sparsecraft_grader.sandbox import Sandbox
from sparsecraft_grader.student import Raised, Stopped

LIAR = """
import sys
import numpy as np
worker = sys.modules["sparsecraft_worker.wire"]
honest = worker.encode

def lie(reply):
    worker.encode = lambda message, keep=None: honest({"id": message["id"], **reply}, keep)

def answer():
    return 1.0
"""
LIES = {
    "a type that is a list": '{"error": {"type": [1]}}',
    "a type that is a dictionary": '{"error": {"type": {}}}',
    "a type that is an array": '{"error": {"type": np.arange(3)}}',
    "a type that is secret text": '{"error": {"type": "SECRET"}}',
    "an error that is an array": '{"error": np.arange(3)}',
    "an error with a key that is no text": '{"error": {chr(0xD800): 1}}',
    "an error that is text": '{"error": "SECRET"}',
    "a line that is an array": '{"error": {"type": "ValueError", "cell": np.arange(2), "line": np.arange(2)}}',
    "a line far away": '{"error": {"type": "ValueError", "cell": 0, "line": 10**18}}',
    "a cell far away": '{"error": {"type": "ValueError", "cell": -1, "line": 1}}',
    "a line that is true": '{"error": {"type": "ValueError", "cell": True, "line": True}}',
    "changed arguments that are none": '{"value": 1.0, "changed": {"a": np.arange(3)}}',
    "changed arguments far away": '{"value": 1.0, "changed": [10**9, -1, True, "a"]}',
    "nothing at all": "{}",
}


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox() as sandbox:
        yield sandbox


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_lie_is_a_verdict_on_the_liar(sandbox, lie):
    channel = RemoteChannel(sandbox, (Cell(LIAR), Cell(f"lie({lie})")), LIMITS)
    answer = channel.call("answer", (), {}, None)
    channel.close()
    assert answer.changed == ()
    match answer.value:
        case Raised(type_name, where):
            assert "SECRET" not in type_name + where
        case Stopped(reason):
            assert "SECRET" not in reason
        case value:
            assert value is None or value == 1.0
