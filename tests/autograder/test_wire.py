"""The codec: what goes in comes out, and what is not a frame is refused."""

import contextlib
import json
import math
import socket
import struct
import threading
import time
import tracemalloc

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
    st.sampled_from([np.float64, np.float32, np.int64, np.int32, np.uint8, np.bool_, np.complex128])
    | npst.unicode_string_dtypes(endianness="<", min_len=1),
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


def test_text_of_numpy_is_text_and_that_of_another_byte_order_survives():
    assert [type(word) for word in through({"value": [np.str_("age"), np.array(["é", "\ud800"])[1]]})["value"]] == [
        str
    ] * 2
    back = through({"value": np.array([["é\U0001f600", ""]], dtype=">U3")})["value"]
    assert (back.dtype.str, back.tolist()) == ("<U3", [["é\U0001f600", ""]])


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
    head = head if isinstance(head, bytes) else json.dumps(head, separators=(",", ":")).encode()
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


def described(**changes):
    return {"a": {"t": "array", "dtype": "<f8", "shape": [2], "layout": "C"} | changes}


def tagged(tag, value):
    return {"a": {"t": tag, "v": value}}


def referring(**changes):
    return {"a": {"t": "object", "type": "Model", "handle": 3} | changes}


ALMOST = {  # what encode writes, the bytes of its arrays, and what only looks like it
    "white space": ({"a": 1}, b"", b'{"a": 1}'),
    "a byte order mark": ({"a": 1}, b"", b'\xef\xbb\xbf{"a":1}'),
    "UTF-16": ({"a": 1}, b"", '{"a":1}'.encode("utf-16-le")),
    "a key twice": ({"a": 1}, b"", b'{"a":0,"a":1}'),
    "unescaped text": ({"a": "é"}, b"", '{"a":"é"}'.encode()),
    "a constant of no JSON": (tagged("float", "nan"), b"", b'{"a":NaN}'),
    "a float out of range": (tagged("float", "inf"), b"", b'{"a":1e999}'),
    "a number for a name": (tagged("float", "inf"), b"", tagged("float", "Infinity")),
    "a tag twice": (tagged("float", "inf"), b"", b'{"a":{"t":"tuple","t":"float","v":"inf"}}'),
    "more than a tag": (tagged("float", "inf"), b"", {"a": {"t": "float", "v": "inf", "w": 1}}),
    "digits of another script": (tagged("int", str(1 << 60)), b"", tagged("int", "١٢" * 9)),
    "underscores": (tagged("int", str(1 << 60)), b"", tagged("int", "1_152_921_504_606_846_976")),
    "a padded integer": (tagged("int", str(1 << 60)), b"", tagged("int", f" {1 << 60} ")),
    "a small tagged integer": ({"a": 7}, b"", tagged("int", "7")),
    "a large plain integer": (tagged("int", str(1 << 60)), b"", {"a": 1 << 60}),
    "a huge integer": (tagged("int", str(1 << 2999)), b"", tagged("int", str(1 << 3000))),
    "a complex number in one": (tagged("complex", ["1.0", "2.0"]), b"", tagged("complex", "12")),
    "three parts of a complex number": (tagged("complex", ["1.0", "2.0"]), b"", tagged("complex", ["1.0", "2.0", "3"])),
    "text for a tuple": (tagged("tuple", ["a", "b"]), b"", tagged("tuple", "ab")),
    "text for a pair": (tagged("dict", [["a", "b"]]), b"", tagged("dict", ["ab"])),
    "three in a pair": (tagged("dict", [["a", 1]]), b"", tagged("dict", [["a", 1, 2]])),
    "a dictionary key twice": (tagged("dict", [[1, 0]]), b"", tagged("dict", [[1, 0], [True, 0]])),
    "keys of one hash": (tagged("dict", [[0, 0]]), b"", tagged("dict", [[k * (2**61 - 1), 0] for k in range(30_000)])),
    "a bool for a handle": (referring(), b"", referring(handle=True)),
    "a float for a handle": (referring(), b"", referring(handle=3.0)),
    "a negative handle": (referring(handle=-1), b"", referring(handle=-2)),
    "an endless handle": (referring(), b"", referring(handle=1 << 53)),
    "a list for a type": (referring(), b"", referring(type=["Model"])),
    "a long name for a type": (referring(type="M" * 80), b"", referring(type="M" * 81)),
    "another name for the dtype": (described(), bytes(16), described(dtype="f8")),
    "the dtype of this machine": (described(), bytes(16), described(dtype="=f8")),
    "a bool of another name": (described(dtype="|b1"), bytes(2), described(dtype="<?")),
    "text of the dtype of this machine": (described(dtype="<U2"), bytes(16), described(dtype="U2")),
    "text of the other byte order": (described(dtype="<U2"), bytes(16), described(dtype=">U2")),
    "a padded length of text": (described(dtype="<U2"), bytes(16), described(dtype="<U02")),
    "text without room": (described(dtype="<U2"), bytes(16), described(dtype="<U0")),
    "text in digits of another script": (described(dtype="<U2"), bytes(16), described(dtype="<U٢")),
    "text of no entries, but huge": (
        described(dtype="<U1024", shape=[0, 1 << 16]),
        b"",
        described(dtype="<U1025", shape=[0, 1 << 16]),
    ),
    "text of more than eight digits": (described(dtype="<U2"), bytes(16), described(dtype="<U100000000", shape=[0])),
    "no list for a shape": (described(), bytes(16), described(shape={"2": 2})),
    "text in a shape": (described(), bytes(16), described(shape=[1 << 40, "text"])),
    "a list in a shape": (described(), bytes(16), described(shape=[1 << 40, [0]])),
    "a float in a shape": (described(), bytes(16), described(shape=[2.0])),
    "a shape of nothing, but huge": (described(shape=[0, 1 << 26]), b"", described(shape=[0, (1 << 26) + 1])),
    "a shape beyond 64 bits": (described(shape=[0, 2]), b"", described(shape=[0, 10**30])),
    "a shape that overflows": (described(shape=[0, 2]), b"", described(shape=[1 << 62, 1 << 62, 0])),
    "a shape that overflows to nothing": (described(shape=[0, 2]), b"", described(shape=[1 << 32, 1 << 32])),
    "many axes": (described(shape=[1] * 8), bytes(8), described(shape=[1] * 9)),
    "a layout that it has not": (described(), bytes(16), described(layout="F")),
    "an unknown layout": (described(layout="strided"), bytes(16), described(layout="strided ")),
    "no text for a layout": (described(layout="strided"), bytes(16), described(layout=["strided"])),
    "one strided element": (described(shape=[1]), bytes(8), described(shape=[1], layout="strided")),
}


def read_frame(head, payload=b""):
    head = head if isinstance(head, bytes) else json.dumps(head, separators=(",", ":")).encode()
    return wire.decode(head, bytearray(payload))


@pytest.mark.parametrize(("written", "payload", "forged"), ALMOST.values(), ids=ALMOST)
def test_only_what_encode_would_have_written_is_read(written, payload, forged):
    assert "a" in read_frame(written, payload)
    with pytest.raises(wire.ProtocolError):
        read_frame(forged, payload)


def test_a_truth_value_is_true_or_false():
    head = described(dtype="|b1", shape=[3])
    assert read_frame(head, b"\0\1\1")["a"].tolist() == [False, True, True]
    with pytest.raises(wire.ProtocolError, match="neither true nor false"):
        read_frame(head, b"\0\1\2")


def test_text_is_unicode_and_a_scalar_of_text_is_plain():
    head = described(dtype="<U2")
    assert read_frame(head, "a\0é\U0010ffff".encode("utf-32-le"))["a"].tolist() == ["a", "é\U0010ffff"]
    with pytest.raises(wire.ProtocolError, match="not Unicode"):
        read_frame(head, "a\0é\0".encode("utf-32-le")[:-4] + b"\0\0\x11\0")
    with pytest.raises(wire.ProtocolError):
        read_frame({"a": {"t": "scalar", "dtype": "<U1", "shape": [], "layout": "C"}}, "a".encode("utf-32-le"))


def test_dictionaries_with_numpy_keys_arrive_with_plain_ones():
    counts = dict(zip(*np.unique([3, 1, 3], return_counts=True), strict=True))
    back = through({"value": counts})["value"]
    assert back == {1: 1, 3: 2}
    assert {type(key) for key in back} == {int}


def test_the_largest_strided_array_takes_its_payload_and_twice_that(pair):
    frame = framed(described(shape=[wire.MAX_PAYLOAD // 8], layout="strided"), bytes(wire.MAX_PAYLOAD))
    sender = threading.Thread(target=pair[0].sendall, args=(frame,), daemon=True)
    tracemalloc.start()
    try:
        sender.start()
        assert wire.receive(pair[1], time.monotonic() + 60)["a"].nbytes == wire.MAX_PAYLOAD
        assert tracemalloc.get_traced_memory()[1] < 3.1 * wire.MAX_PAYLOAD
    finally:
        tracemalloc.stop()
        sender.join()


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
    large = [np.zeros(wire.MAX_PAYLOAD // 8 + 1), np.zeros((0, wire.MAX_PAYLOAD + 1)), "x" * (wire.MAX_HEAD + 1)]
    for value in (deep, *large, 10**5000, np.zeros([1] * (wire.MAX_DIMENSIONS + 1)), {(1, 2): 3}, {math.nan: 1}):
        with pytest.raises(wire.ProtocolError):
            wire.encode({"value": value})


def test_changed_arguments_are_found():
    array, items, number = np.zeros(3), [1], 2.0
    before = mutation.snapshot((array, items, number))
    assert mutation.changed(before, (array, items, number)) == ()
    array[1] = math.pi
    items.append(2)
    assert mutation.changed(before, (array, items, number)) == (0, 1)
