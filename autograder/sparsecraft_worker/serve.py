"""Answers the grader's requests, one at a time, from inside the lockdown. The child is untrusted from here on.

    {id, do: "run",  cell, source, seconds, clock}                  -> {id, cut, error}
    {id, do: "call", name, on, arguments, keywords, seconds, clock} -> {id, value, changed} or {id, error}
    {id, do: "get",  name, on, seconds, clock}                      -> {id, value} or {id, error}
    {id, do: "read",  name}                                         -> {id, value} or {id, error}
    {id, do: "write", name, content}                                -> {id} or {id, error}

`on` is the handle of an object that an earlier answer referred to, or null for the notebook's own names. What a file
holds travels as an array of bytes.
"""

from __future__ import annotations

import contextlib
import os
import socket
from pathlib import Path
from typing import Any

import numpy as np

from sparsecraft_worker import mutation, wire
from sparsecraft_worker.cells import CappedText, Shell, run_cell, time_limit
from sparsecraft_worker.errors import describe_error

MAX_OBJECTS = 10_000


class Server:
    """One submission's names and objects, and the requests on them."""

    def __init__(self, connection: socket.socket, shell: Shell, output_characters: int) -> None:
        self.connection, self.shell, self.output_characters = connection, shell, output_characters
        self.objects: list[object] = []
        self.callables: dict[str, Any] = {}

    def run(self) -> None:
        """Answer until the grader hangs up."""
        while True:
            try:
                request = wire.receive(self.connection)
            except wire.Disconnected:
                os._exit(0)
            wire.send(self.connection, self._reply(request))

    def _reply(self, request: dict[str, Any]) -> bytes:
        try:
            return wire.encode({"id": request["id"], **self._answer(request)}, self._keep)
        except BaseException as error:
            return wire.encode({"id": request["id"], "error": describe_error(error)})

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        match request["do"]:
            case "run":
                reply = run_cell(self.shell, request, self.output_characters)
                self.callables.update(
                    {name: thing for name, thing in list(self.shell.user_ns.items()) if callable(thing)}
                )
                return reply
            case "call":
                return self._call(request)
            case "read":
                return {"value": np.frombuffer(Path(request["name"]).read_bytes(), np.uint8)}
            case "write":
                Path(request["name"]).write_bytes(request["content"].tobytes())
                return {}
        with time_limit(request["seconds"], request["clock"]):
            return {"value": getattr(self.objects[request["on"]], request["name"])}

    def _call(self, request: dict[str, Any]) -> dict[str, Any]:
        arguments, keywords = request["arguments"], request["keywords"]
        before = mutation.snapshot(arguments)
        with (
            time_limit(request["seconds"], request["clock"]),
            contextlib.redirect_stdout(CappedText(self.output_characters)),
            contextlib.redirect_stderr(CappedText(self.output_characters)),
        ):
            value = self._find(request["name"], request["on"])(*arguments, **keywords)
        return {"value": value, "changed": list(mutation.changed(before, arguments))}

    def _find(self, name: str, on: int | None) -> Any:
        if on is not None:
            return getattr(self.objects[on], name)
        return self._defined(name)

    def _defined(self, name: str) -> Any:
        """What can be called by this name: the last that could, when a result was kept under the function's name."""
        thing = self.shell.user_ns.get(name)
        if callable(thing):
            return thing
        if name in self.callables:
            return self.callables[name]
        raise NameError(name)

    def _keep(self, value: object) -> int:
        for handle, known in enumerate(self.objects):
            if known is value:
                return handle
        if len(self.objects) == MAX_OBJECTS:
            return -1
        self.objects.append(value)
        return len(self.objects) - 1
