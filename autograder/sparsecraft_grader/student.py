"""The `student` of a hidden suite: calls go to student code elsewhere, answers come back as plain values."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import warnings
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from sparsecraft_grader.checks import CheckFailed, StudentRaised
from sparsecraft_grader.results import Status
from sparsecraft_worker import mutation, wire
from sparsecraft_worker.errors import text_of, type_name

__all__ = ["Answer", "Channel", "LocalChannel", "Raised", "Stopped", "Student"]


@dataclass(frozen=True)
class Raised:
    """Student code raised: the exception's type, when Python defines it, and where, for the learner.

    `said` is the exception's text, for checks alone: it can hold hidden inputs.
    """

    type_name: str
    where: str = ""
    said: str = ""


@dataclass(frozen=True)
class Stopped:
    """Student code was stopped, in the learner's words ('ran for more than 5 seconds'), and what that makes of it."""

    reason: str
    status: Status


@dataclass(frozen=True)
class Answer:
    """What one call gave: a plain value, `Raised` or `Stopped`; and which positional arguments it changed."""

    value: Any
    changed: tuple[int, ...] = ()


class Channel(Protocol):
    """Where student code lives."""

    def call(self, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any], on: int | None) -> Answer:
        """Call the function `name`, or the method `name` of the object with handle `on`."""

    def get(self, name: str, on: int) -> Answer:
        """Read the attribute `name` of the object with handle `on`."""

    def read_file(self, name: str) -> Answer:
        """The bytes of a file in the folder where student code runs, as an array."""

    def write_file(self, name: str, content: bytes) -> Answer:
        """Put a file there; the answer holds nothing."""

    def start_anew(self) -> None:
        """Go on in a new process: the notebook has run, nothing of what was called has; files are gone."""


class Student:
    """Attributes are the functions and classes that the student wrote; `transcript` keeps every answer in order."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self.transcript: list[Answer] = []

    def __getattr__(self, name: str) -> Function:
        return Function(self, name)

    def read_file(self, name: str) -> bytes:
        """What is in a file of the folder where student code runs."""
        content = self.record(self._channel.read_file(name)).value
        if not isinstance(content, np.ndarray):
            raise CheckFailed("The file can't be read.")
        return content.tobytes()

    def write_file(self, name: str, content: bytes) -> None:
        """Put a file there."""
        self.record(self._channel.write_file(name, content))

    def start_anew(self) -> None:
        """Go on in a new process, where the notebook has run and nothing else: files and variables are gone."""
        self._channel.start_anew()

    def record(self, answer: Answer) -> Answer:
        """Keep an answer; raise what a check must not go on from."""
        self.transcript.append(answer)
        match answer.value:
            case Raised(type_name, where, said):
                raise StudentRaised(f"It stopped with {type_name}{where}.", type_name, said)
            case Stopped(reason, _):
                raise CheckFailed(f"It {reason}.")
        return answer


class Function:
    """A function, class or method of the student's."""

    def __init__(self, student: Student, name: str, on: int | None = None) -> None:
        self._student, self._name, self._on = student, name, on

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """The plain value that it returns; an instance of a student's class comes back as an `Instance`."""
        return self.watched(*arguments, **keywords)[0]

    def watched(self, *arguments: Any, **keywords: Any) -> tuple[Any, tuple[int, ...]]:
        """What a call returns, and which positional arguments it modified."""
        answer = self._ask(arguments, keywords)
        return _instance(self._student, answer.value), answer.changed

    def _ask(self, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Answer:
        return self._student.record(self._student._channel.call(self._name, arguments, keywords, self._on))


class Instance:
    """An object that stays with the student's code: methods are called and attributes read over there."""

    def __init__(self, student: Student, handle: int) -> None:
        self._student, self._handle = student, handle

    def __getattr__(self, name: str) -> Any:
        return Function(self._student, name, self._handle)

    def value(self, name: str) -> Any:
        """The attribute `name`, as a plain value."""
        answer = self._student.record(self._student._channel.get(name, self._handle))
        return _instance(self._student, answer.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Instance) and other._handle == self._handle

    def __hash__(self) -> int:
        return hash(self._handle)


def _instance(student: Student, value: Any) -> Any:
    if isinstance(value, wire.ObjectReference) and value.handle >= 0:
        return Instance(student, value.handle)
    return value


class LocalChannel:
    """Trusted implementations in this process, seen through the same codec: misconceptions and right answers."""

    def __init__(self, functions: Mapping[str, Callable[..., Any]]) -> None:
        self._functions = functions
        self._objects: list[Any] = []
        self._folder = ""

    def call(self, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any], on: int | None) -> Answer:
        mine = self._through_codec((arguments, keywords))
        before = mutation.snapshot(mine[0])
        try:
            target = self._functions[name] if on is None else getattr(self._objects[on], name)
            with self._in_folder(), np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
                value = self._through_codec(target(*mine[0], **mine[1]))
        except Exception as error:
            return Answer(Raised(type_name(error), said=text_of(error)))
        return Answer(value, mutation.changed(before, mine[0]))

    def get(self, name: str, on: int) -> Answer:
        try:
            return Answer(self._through_codec(getattr(self._objects[on], name)))
        except AttributeError:
            return Answer(Raised("AttributeError"))

    def read_file(self, name: str) -> Answer:
        try:
            with self._in_folder():
                return Answer(np.frombuffer(Path(name).read_bytes(), np.uint8))
        except OSError as error:
            return Answer(Raised(type_name(error)))

    def write_file(self, name: str, content: bytes) -> Answer:
        with self._in_folder():
            Path(name).write_bytes(content)
        return Answer(None)

    def start_anew(self) -> None:
        self._objects.clear()
        self._folder = ""

    def _in_folder(self) -> contextlib.AbstractContextManager[None]:
        """Inside, relative paths lie in a folder of this channel's own."""
        if not self._folder:
            self._folder = tempfile.mkdtemp()
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return contextlib.chdir(self._folder)

    def _keep(self, value: object) -> int:
        for handle, known in enumerate(self._objects):
            if known is value:
                return handle
        self._objects.append(value)
        return len(self._objects) - 1

    def _through_codec(self, value: Any) -> Any:
        frame = wire.encode({"value": value}, self._keep)
        _, head_size, _ = wire.HEADER.unpack_from(frame)
        body = wire.HEADER.size + head_size
        return wire.decode(frame[wire.HEADER.size : body], bytearray(frame[body:]))["value"]
