"""The codec between grader and student code: frames that carry values, never objects or code.

A frame is a fixed header (magic, head length, payload length), a JSON head, and the raw bytes of the arrays that the
head describes. Both lengths are checked before anything is allocated, dtypes come from a list, and the reader never
trusts the writer: a frame that `encode` would not have written, to the byte of its head, raises `ProtocolError`.
"""

from __future__ import annotations

import json
import math
import re
import socket
import struct
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"SPC1"
HEADER = struct.Struct("<4sII")
MAX_HEAD = 1 << 20
MAX_PAYLOAD = 64 << 20
FIRST_READ = 1 << 14
MAX_DEPTH = 20
MAX_DIMENSIONS = 8
MAX_NAME = 80
MAX_PLAIN_INT = 1 << 53
MAX_INT_BITS = 3000
DTYPES = frozenset("?bhilqBHILQefdFD")
BY_NAME = {name: np.dtype(name) for name in (np.dtype(char).newbyteorder("<").str for char in DTYPES)}
TEXT = re.compile(r"<U[1-9][0-9]{0,7}")
LONG = {"g": np.float64, "G": np.complex128}  # long doubles differ between machines: they travel as doubles

Array = NDArray[Any]
_to_json = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class ProtocolError(Exception):
    """The other side sent something that is not a frame of this protocol, or is over its caps."""


class Disconnected(Exception):
    """The other side is gone."""


class DeadlinePassed(Exception):
    """No whole frame arrived in time."""


@dataclass(frozen=True)
class ObjectReference:
    """An object that stayed where it is; `handle` names it in later requests, -1 when it cannot be named."""

    type_name: str
    handle: int = -1


def encode(message: dict[str, Any], keep: Callable[[object], int] | None = None) -> bytes:
    """One frame. Objects that are not values become references; `keep` stores one and returns its handle."""
    buffers: list[bytes] = []
    head = _head(message, lambda array: buffers.append(array.tobytes(order="C")), keep)
    payload = b"".join(buffers)
    if len(head) > MAX_HEAD or len(payload) > MAX_PAYLOAD:
        raise ProtocolError("the value is too large to send")
    return HEADER.pack(MAGIC, len(head), len(payload)) + head + payload


def _head(message: dict[str, Any], put: Callable[[Array], None], keep: Callable[[object], int] | None) -> bytes:
    """The description of a message; `put` is given its arrays in order."""
    writer = _Writer(put, keep)
    return _to_json({key: writer.value(item, 0) for key, item in message.items()}).encode("ascii")


class _Writer:
    """Describes values in terms of JSON, handing arrays out in order."""

    def __init__(self, put: Callable[[Array], None], keep: Callable[[object], int] | None) -> None:
        self.put, self.keep = put, keep

    def value(self, value: Any, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise ProtocolError("nested too deeply")
        kind = type(value)
        if value is None or kind is bool or kind is str:
            return value
        if kind is np.str_:
            return str(value)
        if kind is int:
            return self._int(value)
        if kind is float:
            return value if math.isfinite(value) else {"t": "float", "v": repr(value)}
        if kind is complex:
            return {"t": "complex", "v": [repr(value.real), repr(value.imag)]}
        if kind is list:
            return self._items(value, depth)
        if kind is tuple:
            return {"t": "tuple", "v": self._items(value, depth)}
        if kind is dict:
            return {"t": "dict", "v": [[_key(key), self.value(item, depth + 1)] for key, item in value.items()]}
        if isinstance(value, np.ndarray | np.generic) and _travels(value.dtype):
            return self._array(value)
        if kind is ObjectReference:
            return {"t": "object", "type": value.type_name, "handle": value.handle}
        return {"t": "object", "type": str(kind.__name__)[:MAX_NAME], "handle": self.keep(value) if self.keep else -1}

    def _items(self, values: Iterable[Any], depth: int) -> list[Any]:
        return [self.value(item, depth + 1) for item in values]

    def _int(self, value: int) -> Any:
        if value.bit_length() > MAX_INT_BITS:
            raise ProtocolError("an integer too large to send")
        return value if abs(value) < MAX_PLAIN_INT else {"t": "int", "v": str(value)}

    def _array(self, value: Any) -> dict[str, Any]:
        array = np.asarray(value)
        if array.dtype.char in LONG:
            array = array.astype(LONG[array.dtype.char])
        little = array if array.dtype.str[0] in "<|" else array.astype(array.dtype.newbyteorder("<"))
        if array.ndim > MAX_DIMENSIONS or math.prod(size or 1 for size in array.shape) * _letters(little) > MAX_PAYLOAD:
            raise ProtocolError("an array too large to send")
        self.put(little)
        description = {
            "t": "array",
            "dtype": little.dtype.str,
            "shape": list(array.shape),
            "layout": _layout(array),
        }
        return description | {"t": "scalar"} if isinstance(value, np.generic) else description


def _travels(dtype: np.dtype[Any]) -> bool:
    return dtype.char in DTYPES or dtype.char in LONG or (dtype.char == "U" and dtype.itemsize > 0)


def _letters(array: Array) -> int:
    """How many characters an entry has room for, if it is text."""
    return array.dtype.itemsize // 4 if array.dtype.char == "U" else 1


def _key(key: Any) -> Any:
    """A dictionary key that travels: these have a hash each, so that no dictionary takes longer than a list."""
    plain = key.item() if isinstance(key, np.generic) else key
    if type(plain) in (str, bool, type(None)) or (type(plain) in (int, float) and abs(plain) < MAX_PLAIN_INT):
        return plain
    raise ProtocolError("a dictionary key that is not plain")


def _layout(array: Array) -> str:
    if array.flags.c_contiguous:
        return "C"
    return "F" if array.flags.f_contiguous else "strided"


def decode(head: bytes, payload: bytearray) -> dict[str, Any]:
    """The message of one frame; ProtocolError for anything that `encode` would not have written."""
    try:
        reader = _Reader(payload)
        message = {key: reader.value(item, 0) for key, item in json.loads(head).items()}
        written = _head(message, lambda array: None, None)
    except ProtocolError:
        raise
    except Exception as error:  # the head is hostile: too deep, not UTF-8, missing keys, wrong types, huge integers
        raise ProtocolError(f"malformed head ({type(error).__name__})") from None
    if written != head:
        raise ProtocolError("the head is not written as it should be")
    if reader.offset != len(payload):
        raise ProtocolError("bytes left over after the last array")
    return message


class _Reader:
    """Rebuilds values from a parsed head, taking array bytes from the payload in order.

    It has to build nothing but plain values; whether the head says anything else shows when they are written again.
    """

    def __init__(self, payload: bytearray) -> None:
        self.payload = payload
        self.offset = 0

    def value(self, raw: Any, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise ProtocolError("nested too deeply")
        if type(raw) is list:
            return self._items(raw, depth)
        return self._tagged(raw, depth) if type(raw) is dict else raw

    def _items(self, raw: list[Any], depth: int) -> list[Any]:
        return [self.value(item, depth + 1) for item in raw]

    def _tagged(self, raw: dict[str, Any], depth: int) -> Any:
        match raw["t"]:
            case "tuple":
                return tuple(self._items(raw["v"], depth))
            case "dict":
                return {_key(key): self.value(item, depth + 1) for key, item in raw["v"]}
            case "float":
                return float(raw["v"])
            case "int":
                return int(raw["v"])
            case "complex":
                return complex(*map(float, raw["v"]))
            case "array":
                return self._array(raw)
            case "scalar":
                return self._array(raw)[()]
            case "object":
                return _reference(raw["type"], raw["handle"])
        raise ProtocolError("unknown tag")

    def _array(self, raw: dict[str, Any]) -> Array:
        dtype, shape = _dtype(raw["dtype"]), raw["shape"]
        if len(shape) > MAX_DIMENSIONS or any(type(size) is not int or size < 0 for size in shape):
            raise ProtocolError("an array without a shape")
        count = math.prod(shape)
        end = self.offset + count * dtype.itemsize
        if end > len(self.payload):
            raise ProtocolError("an array longer than the payload")
        array = np.frombuffer(self.payload, dtype, count, self.offset).reshape(shape)
        self.offset = end
        if dtype.char == "?" and array.view(np.uint8).max(initial=0) > 1:
            raise ProtocolError("a truth value that is neither true nor false")
        if dtype.char == "U" and array.reshape(-1).view("<u4").max(initial=0) > sys.maxunicode:
            raise ProtocolError("text that is not Unicode")
        return _laid_out(array, raw["layout"])


def _dtype(name: Any) -> np.dtype[Any]:
    return np.dtype(name) if type(name) is str and TEXT.fullmatch(name) else BY_NAME[name]


def _reference(name: Any, handle: Any) -> ObjectReference:
    if type(name) is str and len(name) <= MAX_NAME and type(handle) is int and -1 <= handle < MAX_PLAIN_INT:
        return ObjectReference(name, handle)
    raise ProtocolError("a reference that cannot be one")


def _laid_out(array: Array, layout: str) -> Array:
    if layout == "C" or array.ndim == 0:
        return array
    if layout == "F":
        return np.asfortranarray(array)
    doubled = np.empty((*array.shape[:-1], 2 * array.shape[-1]), array.dtype)
    doubled[..., ::2] = array
    return doubled[..., ::2]


def send(connection: socket.socket, frame: bytes, deadline: float | None = None) -> None:
    """Write one frame; `deadline` is in `time.monotonic()` seconds."""
    view = memoryview(frame)
    while view:
        connection.settimeout(_seconds_left(deadline))
        try:
            view = view[connection.send(view) :]
        except TimeoutError:
            raise DeadlinePassed from None
        except OSError:
            raise Disconnected from None


def receive(connection: socket.socket, deadline: float | None = None) -> dict[str, Any]:
    """Read the one frame that is due and decode it; ProtocolError, Disconnected or DeadlinePassed if there is none.

    Requests and replies alternate, so bytes that come along behind the frame are a violation too; later ones spoil the
    next frame.
    """
    data = bytearray(FIRST_READ)
    got = _read_some(connection, memoryview(data), deadline)
    while got < HEADER.size:
        got += _read_some(connection, memoryview(data)[got:], deadline)
    magic, head_size, payload_size = HEADER.unpack_from(data)
    body = HEADER.size + head_size
    if magic != MAGIC or head_size > MAX_HEAD or payload_size > MAX_PAYLOAD or got > body + payload_size:
        raise ProtocolError("not a frame, or over the caps")
    head = _read_rest(connection, data[HEADER.size : min(got, body)], head_size, deadline)
    payload = _read_rest(connection, data[body:got], payload_size, deadline)
    return decode(bytes(head), payload)


def _read_rest(connection: socket.socket, begun: bytearray, size: int, deadline: float | None) -> bytearray:
    """A part of a frame of which some bytes have come."""
    part, got = bytearray(size), len(begun)
    part[:got] = begun
    while got < size:
        got += _read_some(connection, memoryview(part)[got:], deadline)
    return part


def _read_some(connection: socket.socket, room: memoryview, deadline: float | None) -> int:
    connection.settimeout(_seconds_left(deadline))
    try:
        count = connection.recv_into(room)
    except TimeoutError:
        raise DeadlinePassed from None
    except OSError:
        raise Disconnected from None
    if count == 0:
        raise Disconnected
    return count


def _seconds_left(deadline: float | None) -> float | None:
    if deadline is None:
        return None
    left = deadline - time.monotonic()
    if left <= 0:
        raise DeadlinePassed
    return left
