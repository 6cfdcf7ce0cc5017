"""The codec: what goes in comes out, and what is not a frame is refused."""

import contextlib
import json
import math
import socket
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from sparsecraft_worker import mutation, wire

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats() | st.text() | st.complex_numbers(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text() | st.integers(-9, 9), inner, max_size=3)
    ),
    max_leaves=10,
)
arrays = npst.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.int32, np.uint8, np.bool_, np.complex128]),
    npst.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4),
)


@pytest.fixture
def pair():
    left, right = socket.socketpair()
    with left, right:
        yield left, right


def through(message):
    left, right = socket.socketpair()
    with left, right:
        wire.send(left, wire.encode(message))
        return wire.receive(right)


@given(plain)
def test_plain_values_survive(value):
    assert repr(through({"value": value})["value"]) == repr(value)


@given(arrays)
def test_arrays_survive_with_dtype_and_shape(array):
    back = through({"value": array})["value"]
    assert (back.dtype, back.shape) == (array.dtype, array.shape)
    np.testing.assert_array_equal(back, array)


@pytest.mark.parametrize(
    "array",
    [np.asfortranarray(np.arange(12.0).reshape(3, 4)), np.arange(24.0).reshape(4, 6)[::2, ::3], np.arange(9)[::-2]],
    ids=["Fortran", "strided", "reversed"],
)
def test_memory_layout_survives_and_arrays_are_writable(array):
    back = through({"value": array})["value"]
    np.testing.assert_array_equal(back, array)
    assert (back.flags.c_contiguous, back.flags.f_contiguous) == (array.flags.c_contiguous, array.flags.f_contiguous)
    back[...] = 0


def test_scalars_keep_their_type():
    for scalar in (np.float64(0.1), np.float32(0.1), np.int64(3), np.bool_(True)):
        back = through({"value": scalar})["value"]
        assert type(back) is type(scalar)
        assert back == scalar


def test_objects_stay_where_they_are():
    kept = []
    message = wire.encode({"value": [object(), {1, 2}]}, lambda value: kept.append(value) or len(kept) - 1)
    left, right = socket.socketpair()
    with left, right:
        wire.send(left, message)
        references = wire.receive(right)["value"]
    assert [(reference.type_name, reference.handle) for reference in references] == [("object", 0), ("set", 1)]


class Lying(float):
    """Claims to be equal to everything."""

    def __eq__(self, other):
        return True

    __hash__ = None


def test_a_subclass_of_a_number_is_an_object_not_a_number():
    assert isinstance(through({"value": Lying(1.0)})["value"], wire.ObjectReference)


def test_an_array_subclass_arrives_as_a_plain_array():
    class Loud(np.ndarray):
        pass

    assert type(through({"value": np.arange(3.0).view(Loud)})["value"]) is np.ndarray


def framed(head, payload=b""):
    head = head if isinstance(head, bytes) else json.dumps(head).encode()
    return struct.pack("<4sII", b"SPC1", len(head), len(payload)) + head + payload


HOSTILE = {
    "other magic": b"EVIL" + bytes(8),
    "head over the cap": struct.pack("<4sII", b"SPC1", 1 << 31, 0),
    "payload over the cap": struct.pack("<4sII", b"SPC1", 2, 1 << 31) + b"{}",
    "two frames at once": framed({"a": 1}) * 2,
    "not JSON": framed(b"{nonsense"),
    "not UTF-8": framed(b'{"a": "\xff"}'),
    "a list for a head": framed([1]),
    "nested too deeply": framed(b'{"a": ' + b"[" * 5000 + b"]" * 5000 + b"}"),
    "an endless integer": framed(b'{"a": ' + b"9" * 10_000 + b"}"),
    "an unknown tag": framed({"a": {"t": "code", "v": "1"}}),
    "no tag": framed({"a": {"v": 1}}),
    "an object dtype": framed({"a": {"t": "array", "dtype": "|O", "shape": [1], "layout": "C"}}, bytes(8)),
    "a structured dtype": framed({"a": {"t": "array", "dtype": "f8,f8", "shape": [1], "layout": "C"}}, bytes(16)),
    "an array beyond the payload": framed({"a": {"t": "array", "dtype": "<f8", "shape": [10**9], "layout": "C"}}),
    "a negative shape": framed({"a": {"t": "array", "dtype": "<f8", "shape": [-1], "layout": "C"}}, bytes(8)),
    "a boolean shape": framed({"a": {"t": "array", "dtype": "<f8", "shape": [True], "layout": "C"}}, bytes(8)),
    "bytes left over": framed({"a": 1}, bytes(8)),
    "a float that is none": framed({"a": {"t": "float", "v": "1e5"}}),
    "a scalar with axes": framed({"a": {"t": "scalar", "dtype": "<f8", "shape": [1], "layout": "C"}}, bytes(8)),
    "a list as a key": framed({"a": {"t": "dict", "v": [[[1], 2]]}}),
}


@pytest.mark.parametrize("frame", HOSTILE.values(), ids=HOSTILE)
def test_what_is_not_a_frame_is_refused(pair, frame):
    pair[0].sendall(frame)
    with pytest.raises(wire.ProtocolError):
        wire.receive(pair[1])


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_any_head_and_any_payload_is_decoded_or_refused(noise):
    for head, payload in ((noise, b""), (b'{"a":' + noise + b"}", noise)):
        with contextlib.suppress(wire.ProtocolError):
            wire.decode(head, bytearray(payload))


def test_a_silent_or_departed_peer_is_told_apart(pair):
    with pytest.raises(wire.DeadlinePassed):
        wire.receive(pair[1], deadline=0)
    pair[0].sendall(b"SPC1")
    pair[0].close()
    with pytest.raises(wire.Disconnected):
        wire.receive(pair[1])


def test_too_large_or_too_deep_a_value_is_refused_before_it_is_sent():
    deep = []
    for _ in range(wire.MAX_DEPTH + 1):
        deep = [deep]
    for value in (deep, np.zeros(wire.MAX_PAYLOAD // 8 + 1), "x" * (wire.MAX_HEAD + 1)):
        with pytest.raises(wire.ProtocolError):
            wire.encode({"value": value})


def test_changed_arguments_are_found():
    array, items, number = np.zeros(3), [1], 2.0
    before = mutation.snapshot((array, items, number))
    assert mutation.changed(before, (array, items, number)) == ()
    array[1] = math.pi
    items.append(2)
    assert mutation.changed(before, (array, items, number)) == (0, 1)
