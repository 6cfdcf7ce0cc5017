"""Damage for fuzzing: changes to JSON that keep it JSON, and changes to bytes that need not."""

import copy

from hypothesis import strategies as st

POSITIONS = st.integers(0, 1 << 20)
TOKENS = (
    *(
        b"",
        b"[",
        b"]",
        b"{",
        b"}",
        b'"',
        b",",
        b":",
        b"\\",
        b"\0",
        b"\xff",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b" ",
        b"\n",
    ),
    *(b"null", b"true", b"NaN", b"-Infinity", b"1e999", b"-0", b"1_0", b"9" * 5000, b'"\\ud800"', b'{"t":"tuple","v":'),
    *(b"[" * 5000, b"[]," * 3000, b'{"":' * 2000, b'"cells":', b'{"a":0},', b"SPC1", bytes(8), b"\1\2\3\4"),
)


def values(words):
    """JSON values of every kind: absurd ones, and texts that mean something to the reader under test."""
    deep = 0
    for _ in range(60):
        deep = [{"": deep}]
    odd = [None, True, False, 0, 1, -1, 2, 1 << 53, 1 << 62, 10**30, 0.5, -0.0, 1e300, float("inf"), float("nan")]
    odd += ["", "\0", "\ud800", "é\U0001f600", "x" * 90_000, "(" * 70_000, "a\n" * 20_000, "\n" * 1000, "١٢", " 1 "]
    odd += [[], {}, [[]], [0] * 1000, ["a"] * 1000, {"": {}}, [None], {"t": "tuple", "v": []}, deep]
    return st.sampled_from([*odd, *words, *words])


def json_changes(words):
    """A list of changes for `change_json`."""
    kinds = st.sampled_from(["drop", "double", "replace", "replace", "swap", "rename", "wrap", "unwrap", "move"])
    return st.lists(st.tuples(kinds, POSITIONS, POSITIONS, values(words)), max_size=4)


def change_json(root, changes):
    """What is left of a JSON value after these changes; the value itself stays as it was."""
    holder = [copy.deepcopy(root)]
    for kind, where, which, value in changes:
        containers = [container for container in _containers(holder) if container]
        container = containers[where % len(containers)]
        keys = list(container) if isinstance(container, dict) else range(len(container))
        key, other = keys[which % len(keys)], keys[where % len(keys)]
        _change(kind, container, key, other, copy.deepcopy(value))
        holder = holder or [None]
    return holder[0]


def _containers(root):
    found, ahead = [], [root]
    while ahead:
        container = ahead.pop()
        found.append(container)
        inner = container.values() if isinstance(container, dict) else container
        ahead += [item for item in inner if isinstance(item, dict | list)]
    return found


def _change(kind, container, key, other, value):
    present = container[key]
    match kind:
        case "drop":
            del container[key]
        case "double" if isinstance(container, list):
            container.insert(other, copy.deepcopy(present))
        case "double":
            container[str(value)[:9]] = copy.deepcopy(present)
        case "replace":
            container[key] = value
        case "swap":
            container[key], container[other] = container[other], present
        case "rename" if isinstance(container, dict):
            container[value if isinstance(value, str) else "a"] = container.pop(key)
        case "wrap":
            container[key] = [present] if isinstance(value, list) else {str(value)[:9]: present}
        case "unwrap" if isinstance(present, dict | list) and present:
            container[key] = next(iter(present.values() if isinstance(present, dict) else present))
        case _ if isinstance(container, list):
            container.append(container.pop(key))


byte_changes = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "insert", "insert", "delete", "splice", "overwrite"]),
        POSITIONS,
        POSITIONS,
        st.sampled_from(TOKENS),
    ),
    max_size=3,
)


def change_bytes(content, changes):
    """The bytes after these changes."""
    for kind, where, which, token in changes:
        here, there = where % (len(content) + 1), which % (len(content) + 1)
        match kind:
            case "flip":
                flipped = bytes([content[here] ^ 1 << which % 8]) if here < len(content) else b""
                content = content[:here] + flipped + content[here + 1 :]
            case "cut":
                content = content[:here]
            case "insert":
                content = content[:here] + token + content[here:]
            case "delete":
                content = content[:here] + content[here + which % 64 :]
            case "splice":
                content = content[:here] + content[there : there + which % 4096] + content[here:]
            case "overwrite":
                content = content[:here] + token + content[here + len(token) :]
    return content
