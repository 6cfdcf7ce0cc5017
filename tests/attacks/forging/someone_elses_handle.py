# Returns references to objects that are not there, are another's, or are the server's own.
import sys

wire = sys.modules["sparsecraft_worker.wire"]
handles = [0, 1, 7, -1, -2, 1 << 62, -(1 << 70)]


def soft_threshold(z, threshold):
    handles.append(handles.pop(0))
    names = ["float", "soft_threshold", "Instance", "ndarray", "x" * 10_000]
    return wire.ObjectReference(names[handles[-1] % len(names)], handles[-1])


# verdict: loses soft_threshold
