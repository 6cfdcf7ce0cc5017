"""The codec between grader and student code: frames that carry values, never objects or code.

A frame is a fixed header (magic, head length, payload length), a JSON head, and the raw bytes of the arrays that the
head describes. Both lengths are checked before anything is allocated, dtypes come from a list, and whatever does not
fit raises `ProtocolError`: the reader never trusts the writer.
"""

from __future__ import annotations

import json
import math
import socket
import struct
import time
from collections.abc import Callable
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
MAX_INT_DIGITS = 1000
DTYPES = frozenset("?bhilqBHILQefdFD")
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
    head = _to_json({k: _encode(v, buffers, keep, 0) for k, v in message.items()})
    payload = b"".join(buffers)
    if len(head) > MAX_HEAD or len(payload) > MAX_PAYLOAD:
        raise ProtocolError("the value is too large to send")
    return HEADER.pack(MAGIC, len(head), len(payload)) + head.encode("ascii") + payload


def _encode(value: Any, buffers: list[bytes], keep: Callable[[object], int] | None, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise ProtocolError("the value is nested too deeply to send")
    kind = type(value)
    if value is None or kind is bool or kind is str:
        return value
    if kind is int:
        return value if abs(value) < 1 << 53 else {"t": "int", "v": str(value)}
    if kind is float:
        return value if math.isfinite(value) else {"t": "float", "v": repr(value)}
    if kind is complex:
        return {"t": "complex", "v": [repr(value.real), repr(value.imag)]}
    if kind is list:
        return [_encode(item, buffers, keep, depth + 1) for item in value]
    if kind is tuple:
        return {"t": "tuple", "v": [_encode(item, buffers, keep, depth + 1) for item in value]}
    if kind is dict:
        items = [[_encode(part, buffers, keep, depth + 1) for part in pair] for pair in value.items()]
        return {"t": "dict", "v": items}
    if isinstance(value, np.ndarray | np.generic) and (value.dtype.char in DTYPES or value.dtype.char in LONG):
        return _encode_array(value, buffers)
    if kind is ObjectReference:
        return {"t": "object", "type": value.type_name, "handle": value.handle}
    return {"t": "object", "type": str(kind.__name__)[:80], "handle": keep(value) if keep else -1}


def _encode_array(value: Any, buffers: list[bytes]) -> dict[str, Any]:
    array = np.asarray(value)
    if array.dtype.char in LONG:
        array = array.astype(LONG[array.dtype.char])
    little = array if array.dtype.str[0] in "<|" else array.astype(array.dtype.newbyteorder("<"))
    buffers.append(little.tobytes(order="C"))
    description = {
        "t": "array",
        "dtype": little.dtype.str,
        "shape": list(array.shape),
        "layout": _layout(array),
    }
    return description | {"t": "scalar"} if isinstance(value, np.generic) else description


def _layout(array: Array) -> str:
    if array.flags.c_contiguous:
        return "C"
    return "F" if array.flags.f_contiguous else "strided"


def decode(head: bytes, payload: bytearray) -> dict[str, Any]:
    """The message of one frame; ProtocolError for anything that `encode` would not have written."""
    try:
        raw = json.loads(head)
        if type(raw) is not dict:
            raise ProtocolError("the head is not an object")
        reader = _Reader(payload)
        message = {key: reader.value(item, 0) for key, item in raw.items()}
    except ProtocolError:
        raise
    except Exception as error:  # the head is hostile: too deep, not UTF-8, missing keys, wrong types, huge integers
        raise ProtocolError(f"malformed head ({type(error).__name__})") from None
    if reader.offset != len(payload):
        raise ProtocolError("bytes left over after the last array")
    return message


class _Reader:
    """Rebuilds values from a parsed head, taking array bytes from the payload in order."""

    def __init__(self, payload: bytearray) -> None:
        self.payload = payload
        self.offset = 0

    def value(self, raw: Any, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise ProtocolError("nested too deeply")
        if raw is None or type(raw) in (bool, int, float, str):
            return raw
        if type(raw) is list:
            return [self.value(item, depth + 1) for item in raw]
        return self._tagged(raw["t"], raw, depth)

    def _tagged(self, tag: str, raw: dict[str, Any], depth: int) -> Any:
        match tag:
            case "tuple":
                return tuple(self.value(item, depth + 1) for item in raw["v"])
            case "dict":
                return {self._key(key): self.value(item, depth + 1) for key, item in raw["v"]}
            case "float":
                return {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}[raw["v"]]
            case "int" if len(raw["v"]) <= MAX_INT_DIGITS:
                return int(raw["v"])
            case "complex":
                return complex(float(raw["v"][0]), float(raw["v"][1]))
            case "array":
                return self._array(raw)
            case "scalar" if raw["shape"] == []:
                return self._array(raw)[()]
            case "object" if type(raw["type"]) is str and type(raw["handle"]) is int:
                return ObjectReference(raw["type"][:80], raw["handle"])
        raise ProtocolError("unknown tag")

    def _key(self, raw: Any) -> Any:
        if type(raw) not in (str, int, float, bool, type(None)):
            raise ProtocolError("a dictionary key that is not plain")
        return raw

    def _array(self, raw: dict[str, Any]) -> Array:
        shape, name = raw["shape"], raw["dtype"]
        if type(name) is not str or len(name) > 4 or len(shape) > MAX_DIMENSIONS:
            raise ProtocolError("bad array description")
        dtype = np.dtype(name)
        if dtype.char not in DTYPES or any(type(size) is not int or size < 0 for size in shape):
            raise ProtocolError("bad array description")
        count = math.prod(shape)
        end = self.offset + count * dtype.itemsize
        if end > len(self.payload):
            raise ProtocolError("an array longer than the payload")
        array = np.frombuffer(self.payload, dtype, count, self.offset).reshape(shape)
        self.offset = end
        return _laid_out(array, raw["layout"])


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

    Requests and replies alternate, so bytes behind the frame are a violation too.
    """
    data = bytearray(FIRST_READ)
    got = _read_some(connection, memoryview(data), deadline)
    while got < HEADER.size:
        got += _read_some(connection, memoryview(data)[got:], deadline)
    magic, head_size, payload_size = HEADER.unpack_from(data)
    size = HEADER.size + head_size + payload_size
    if magic != MAGIC or head_size > MAX_HEAD or payload_size > MAX_PAYLOAD or got > size:
        raise ProtocolError("not a frame, or over the caps")
    frame = data[:got] + bytearray(size - got)
    while got < size:
        got += _read_some(connection, memoryview(frame)[got:], deadline)
    body = HEADER.size + head_size
    return decode(bytes(frame[HEADER.size : body]), frame[body:])


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
