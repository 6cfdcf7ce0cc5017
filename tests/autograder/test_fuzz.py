"""Damaged notebooks and damaged frames: each is read, or refused as it should be; nothing else comes out.

`HYPOTHESIS_PROFILE=fuzz` tries 100,000 new ones of each, in a quarter of an hour; else it is 500, the same every time.
"""

import contextlib
import json
import math
import os
import socket
import time

import numpy as np
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from mutations import byte_changes, change_bytes, change_json, json_changes

from sparsecraft_grader.assignment import load_assignment
from sparsecraft_grader.demo import fill_in
from sparsecraft_grader.limits import LIMITS
from sparsecraft_grader.submission import InvalidSubmission, parse_submission
from sparsecraft_worker import wire

THOROUGH = settings(
    max_examples=100_000, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=True
)
fuzzed = (
    THOROUGH
    if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
    else settings(THOROUGH, max_examples=500, derandomize=True)
)
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of what fails
SECONDS = 3.0  # of processor time for one reading

LASSO = load_assignment("lasso")
RELEASED = {cell.grade_id: cell for cell in LASSO.cells if cell.grade_id}
RUN = {name: cell for name, cell in RELEASED.items() if cell.locked and cell.runs_in_grading}


def old_format(notebook):
    cells = [
        {("input" if key == "source" and cell["cell_type"] == "code" else key): part for key, part in cell.items()}
        for cell in notebook["cells"]
    ]
    return {"metadata": {}, "nbformat": 3, "worksheets": [{"cells": cells[:9]}, {"cells": cells[9:]}]}


SOLVED, UNSOLVED = (json.loads(fill_in("lasso", answers)) for answers in (dict(LASSO.answers), {}))
RARELY = st.one_of(st.just([]), st.just([]), st.just([]), byte_changes)
KEYS = ["cells", "worksheets", "source", "input", "cell_type", "metadata", "nbgrader", "grade_id", "tags"]
NAMES = ["code", "markdown", "figure", "setup", "soft_threshold", "alpha_max-tests"]
PARTS = [UNSOLVED["cells"], SOLVED["cells"][-1], "raise NotImplementedError()\n" + "f()\n" * 15_000]


@st.composite
def notebooks(draw):
    """A notebook as bytes, its JSON changed, and now and then its bytes."""
    begun = draw(st.sampled_from([SOLVED, UNSOLVED, old_format(SOLVED), {"cells": SOLVED["cells"][-9:]}]))
    changed = change_json(begun, draw(json_changes([*KEYS, *NAMES, *PARTS])))
    return change_bytes(json.dumps(changed).encode(), draw(RARELY))


@fuzzed
@given(notebooks())
def test_a_damaged_notebook_is_read_or_refused(content):
    start = time.process_time()
    try:
        submission = parse_submission(content, LASSO, LIMITS)
    except InvalidSubmission:
        event("refused")
    else:
        event("read")
        assert_repaired(submission)
    assert time.process_time() - start < SECONDS


def assert_repaired(submission):
    cells = submission.cells
    assert all(type(cell.source) is str and cell.source.encode() is not None for cell in cells)
    assert all(len(cell.source) <= LIMITS.cell_characters for cell in cells)
    assert sum(len(cell.source) for cell in cells) <= LIMITS.code_characters
    assert {name: [cell for cell in cells if cell.grade_id == name] for name in RUN} == {
        name: [cell] for name, cell in RUN.items()
    }
    assert {cell.grade_id for cell in cells} <= {None, *RUN, *LASSO.exercises}
    assert submission.attempted <= set(LASSO.exercises)
    assert len(set(submission.notes)) == len(submission.notes) <= 2 * len(RELEASED) + 2
    assert all(len(note) < 200 for note in submission.notes)


def parts(frame):
    """Head and payload of a whole frame."""
    _, head_size, _ = wire.HEADER.unpack_from(frame)
    body = wire.HEADER.size + head_size
    return frame[wire.HEADER.size : body], frame[body:]


ARRAYS = [
    np.arange(12.0).reshape(3, 4),
    np.arange(6)[::2],
    np.asfortranarray(np.eye(3, dtype="f4")),
    np.array([True, False]),
    np.array([["age", "é\U0001f600"], ["", "\ud800"]]),
]
FRAMES = [
    {"id": 7, "value": None, "changed": [0, 2]},
    {"id": 7, "value": ARRAYS, "changed": []},
    {"id": 7, "value": (np.float64(0.5), np.bool_(True), np.zeros((0, 3)), 1j, 10**40, -math.inf, math.nan)},
    {"id": 7, "value": {"a": [1, 2.5, "text"], 3: {None: (), True: {}}, 0.5: object()}},
    {"id": 7, "stdout": "é\ud800", "error": {"type": "ValueError", "limit": None, "cell": 3, "line": 2}},
    {"id": 7, "value": np.arange(5000.0), "changed": []},
]
WRITTEN = [(json.loads(head), payload) for head, payload in map(parts, map(wire.encode, FRAMES))]
TAGS = ["t", "v", "array", "scalar", "tuple", "dict", "float", "int", "complex", "object", "type", "handle"]
TYPES = [
    "dtype",
    "shape",
    "layout",
    "C",
    "F",
    "strided",
    "|b1",
    "<f8",
    "<c16",
    "<U2",
    "<U99999999",
    "f8",
    "?",
    "nan",
    "1_0",
    {"t": "int", "v": "7"},
]


@st.composite
def frames(draw):
    """A frame as bytes: head, payload or the whole of it changed, with lengths that fit in half the cases."""
    described, payload = draw(st.sampled_from(WRITTEN))
    changed = change_json(described, draw(json_changes([*TAGS, *TYPES, [2, 3], [0, 1 << 40]])))
    head = change_bytes(json.dumps(changed, separators=(",", ":")).encode(), draw(RARELY))
    payload = change_bytes(payload, draw(RARELY))
    frame = wire.HEADER.pack(wire.MAGIC, len(head), len(payload)) + head + payload
    return change_bytes(frame, draw(st.just([]) | byte_changes))


@fuzzed
@given(frames(), st.booleans())
def test_a_damaged_frame_is_decoded_or_refused(frame, hangs_up):
    start = time.process_time()
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.setblocking(False)
        with contextlib.suppress(BlockingIOError):  # what the socket does not hold is lost
            theirs.sendall(frame)
        if hangs_up:
            theirs.close()
        try:
            message = wire.receive(ours, time.monotonic() + 0.02)
        except (wire.ProtocolError, wire.Disconnected, wire.DeadlinePassed) as error:
            event(type(error).__name__)
        else:
            event("decoded")
            written = wire.encode(message)
            assert frame == written or (len(written) > wire.FIRST_READ and frame.startswith(written))
            assert sum(map(plain_bytes, message.values())) == len(parts(written)[1])
    assert time.process_time() - start < SECONDS


def plain_bytes(value):
    """How many bytes of arrays a value has; every part of it must be of exactly one of the types that may arrive."""
    kind = type(value)
    if kind in (list, tuple):
        return sum(map(plain_bytes, value))
    if kind is dict:
        return sum(map(plain_bytes, [*value.keys(), *value.values()]))
    if kind is np.ndarray or isinstance(value, np.generic):
        assert value.dtype.char in wire.DTYPES or (kind is np.ndarray and wire.TEXT.fullmatch(value.dtype.str))
        assert kind is np.ndarray or kind is value.dtype.type
        assert value.dtype.kind != "b" or set(value.tobytes()) <= {0, 1}
        return value.nbytes
    if kind is wire.ObjectReference:
        assert (type(value.type_name), type(value.handle)) == (str, int)
        return 0
    assert value is None or kind in (bool, int, float, complex, str)
    return 0
