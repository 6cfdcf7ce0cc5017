# Packs its answers by hand: arrays of no size but endless shape, types that are none, lengths that do not add up.
import itertools
import json
import struct
import sys

server = sys.modules["sparsecraft_worker.serve"].Server
crooked = itertools.cycle(
    [
        {"t": "array", "dtype": "<f8", "shape": [1 << 40, 0], "layout": "strided"},
        {"t": "array", "dtype": "|O", "shape": [1], "layout": "C"},
        {"t": "array", "dtype": "<f8", "shape": [-1], "layout": "F"},
        {"t": "scalar", "dtype": "<f8", "shape": [], "layout": "C"},
        {"t": "float", "v": "1e999"},
        {"t": "object", "type": "float", "handle": True},
    ]
)
honest = server._reply


def reply(self, request):
    if request.get("name") != "soft_threshold":
        return honest(self, request)
    head = json.dumps({"id": request["id"], "value": next(crooked), "changed": [0, -1, 1e9, "0"]}).encode()
    return struct.pack("<4sII", b"SPC1", len(head), 0) + head


server._reply = reply


def soft_threshold(z, threshold):
    return 0.0


# verdict: loses soft_threshold
