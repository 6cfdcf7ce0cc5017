"""Model files that survive what happens to files and refuse what is made up; requests, predictions, drift."""

import base64
import hashlib
import json
import math
import os
import pickle
import stat
import tracemalloc
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from lasso_problems import deterministic

from sparsecraft.shipping import (
    load_model,
    needs_retraining,
    population_stability_index,
    predict_batch,
    save_model,
    validate_payload,
)

dtypes = st.one_of(
    hnp.boolean_dtypes(),
    hnp.integer_dtypes(endianness="?"),
    hnp.unsigned_integer_dtypes(endianness="?"),
    hnp.floating_dtypes(endianness="?"),
    hnp.unicode_string_dtypes(endianness="?", min_len=1),
)
arrays = hnp.arrays(dtypes, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3))
texts = st.text(st.characters(), max_size=5)  # NUL, quotes, line ends and lone surrogates included
values = st.one_of(arrays, st.floats(), st.integers(), st.booleans(), texts, st.lists(texts, max_size=3))


def assert_same(found, expected):
    assert type(found) is type(expected)
    if isinstance(expected, np.ndarray):
        assert (found.dtype.str, found.shape) == (expected.dtype.str, expected.shape)
        assert found.flags.fnc == expected.flags.fnc
        assert found.tobytes() == expected.tobytes()
    elif isinstance(expected, float):
        assert np.float64(found).tobytes() == np.float64(expected).tobytes() or math.isnan(found) == math.isnan(
            expected
        )
        assert repr(found) == repr(expected)
    else:
        assert found == expected


def round_trip(folder, model):
    save_model(folder / "model", model)
    return load_model(folder / "model")


def forge(path, document):
    """A file with a right checksum and a hostile content."""
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    path.write_bytes(b"sparsecraft model 1 sha256 " + hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def array_object(**changes):
    whole = {"dtype": "<f8", "shape": [2], "order": "C", "data": base64.b64encode(bytes(16)).decode()}
    return {"x": whole | changes}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("models")


@pytest.fixture
def small(tmp_path):
    """A saved model, its path and its bytes."""
    model = {"coef": np.array([1.5, -2.0]), "intercept": 0.1, "names": ["age", "weight"], "kind": "lasso", "n": 3}
    save_model(tmp_path / "small", model)
    return model, tmp_path / "small", (tmp_path / "small").read_bytes()


@deterministic
@given(model=st.dictionaries(texts, values, max_size=4))
def test_a_model_comes_back_as_it_was(folder, model):
    found = round_trip(folder, model)
    assert list(found) == list(model)
    for name, value in model.items():
        assert_same(found[name], value)


@pytest.mark.parametrize(
    "array",
    [
        np.array(3.5),
        np.array("étoile 🌟"),
        np.zeros((0, 4)),
        np.zeros((3, 0), dtype="U7"),
        np.array([], dtype=str),
        np.array([["a", ""], ["\udcff", "x\0y"]]),
        np.array([np.nan, np.inf, -np.inf, -0.0, 5e-324]),
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.arange(24).reshape(2, 3, 4).transpose(2, 0, 1),
        np.arange(10, dtype=np.float32)[::-3],
        np.array([2**63 + 1], dtype=np.uint64),
        np.array([1.5, 2.0], dtype=">f8"),
        np.array([1.5], dtype=np.longdouble) / 3,
        np.array([True, False]),
    ],
    ids=lambda array: f"{array.dtype.str}{array.shape}",
)
def test_awkward_arrays_come_back_as_they_were_and_can_be_written_to(tmp_path, array):
    found = round_trip(tmp_path, {"x": array})["x"]
    assert_same(found, array)
    found[...] = array


@pytest.mark.parametrize(
    "value",
    [
        math.nan,
        math.inf,
        -math.inf,
        -0.0,
        5e-324,
        0.1,
        1e308,
        2**64,
        -(10**4000),
        True,
        "",
        "\0",
        "\ud83d\ude00",
        "\r\n",
        [],
        [""],
        ["\ud83d", "\ude00", "é"],
    ],
    ids=lambda value: repr(value)[:20],
)
def test_awkward_values_come_back_as_they_were(tmp_path, value):
    assert_same(round_trip(tmp_path, {"x": value})["x"], value)


@pytest.mark.parametrize(
    ("scalar", "expected"),
    [(np.float64(0.1), 0.1), (np.float32(0.1), float(np.float32(0.1))), (np.int64(7), 7),
     (np.uint64(2**64 - 1), 2**64 - 1), (np.bool_(True), True), (np.str_("age"), "age")],
)  # fmt: skip
def test_numpy_scalars_come_back_as_what_they_equal_in_python(tmp_path, scalar, expected):
    found = round_trip(tmp_path, {"x": scalar})["x"]
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    "value",
    [
        None,
        1j,
        b"bytes",
        (1, 2),
        ("a", "b"),
        ["a", 1],
        [1.0],
        {"a": 1.0},
        {"a"},
        len,
        np.array([None]),
        np.array([[1], [1, 2]], dtype=object),
        np.array([1j]),
        np.array([b"a"]),
        np.array(["2020-01-01"], dtype="datetime64[D]"),
        np.zeros(2, dtype=[("a", float)]),
        np.ma.masked_array([1.0, 2.0], [True, False]),
        np.datetime64("2020-01-01"),
    ],
    ids=repr,
)
def test_what_would_not_come_back_is_refused_by_name_and_leaves_the_file_alone(small, value):
    _, path, content = small
    with pytest.raises(ValueError, match=r"model\['odd'\] is a"):
        save_model(path, {"fine": 1.0, "odd": value})
    assert path.read_bytes() == content
    assert os.listdir(path.parent) == ["small"]


def test_names_must_be_text(tmp_path):
    with pytest.raises(ValueError, match="must be str"):
        save_model(tmp_path / "model", {1: 2.0})
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("as_path", [str, lambda path: path], ids=["str", "Path"])
@pytest.mark.parametrize(
    "name", ["model", "model.npz", "model.json", "model.pkl", ".model", "näme with space", "n" * 255]
)
def test_the_file_is_written_at_exactly_that_path_and_replaces_what_was_there(tmp_path, as_path, name):
    path = tmp_path / name[: 255 - name.count("ä")]
    path.write_bytes(b"something longer than the model that will be written here" * 100)
    for number in (1, 2):
        save_model(as_path(path), {"x": number})
        assert load_model(as_path(path)) == {"x": number}
    assert os.listdir(tmp_path) == [path.name]


def test_a_relative_path_is_relative_to_the_working_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    save_model("model", {"x": 1})
    assert os.listdir(tmp_path) == ["model"]
    assert load_model("model") == {"x": 1}


def test_the_file_has_the_permissions_of_any_new_file(tmp_path):
    save_model(tmp_path / "model", {})
    (tmp_path / "other").touch()
    assert stat.S_IMODE((tmp_path / "model").stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)
    assert load_model(tmp_path / "model") == {}


def test_a_write_that_fails_half_way_leaves_the_old_model(small, monkeypatch):
    _, path, content = small

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        save_model(path, {"x": 1})
    assert path.read_bytes() == content
    assert os.listdir(path.parent) == ["small"]


def test_saving_does_not_modify_the_model(tmp_path):
    coef = np.arange(3.0)
    coef.setflags(write=False)
    model = {"coef": coef, "names": ["a"]}
    save_model(tmp_path / "model", model)
    assert model["coef"] is coef
    assert model["names"] == ["a"]


def test_a_missing_file_is_missing(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_model(tmp_path / "nothing")


def test_every_truncation_is_refused(small):
    _, path, content = small
    for length in range(len(content)):
        path.write_bytes(content[:length])
        with pytest.raises(ValueError, match="damaged, cut short"):
            load_model(path)


def test_every_changed_byte_is_refused(small):
    _, path, content = small
    for place in range(len(content)):
        for flip in (0x01, 0x20, 0x80, 0xFF):
            damaged = bytearray(content)
            damaged[place] ^= flip
            path.write_bytes(damaged)
            with pytest.raises(ValueError, match="damaged, cut short"):
                load_model(path)


def test_added_bytes_are_refused(small):
    _, path, content = small
    for more in (b"\n", b" ", b"\0", content):
        for changed in (content + more, more + content):
            path.write_bytes(changed)
            with pytest.raises(ValueError, match="damaged, cut short"):
                load_model(path)


class Touch:
    """What a pickle does when it is loaded: anything."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return open, (str(self.path), "w")


def test_foreign_files_are_refused_and_never_run(tmp_path):
    victim = tmp_path / "victim"
    pickled = pickle.dumps(Touch(victim))
    np.savez(tmp_path / "zip", coef=np.ones(3))
    np.save(tmp_path / "objects.npy", np.array([Touch(victim)]), allow_pickle=True)
    others = [pickled, b"{}", b"\x93NUMPY", b"a,b\n1,2\n", (tmp_path / "zip.npz").read_bytes()]
    for content in [*others, (tmp_path / "objects.npy").read_bytes()]:
        (tmp_path / "model").write_bytes(content)
        with pytest.raises(ValueError, match="damaged, cut short"):
            load_model(tmp_path / "model")
        forge(tmp_path / "model", content)
        if content != b"{}":
            with pytest.raises(ValueError, match="no model that save_model could have written"):
                load_model(tmp_path / "model")
    assert not victim.exists()


@pytest.mark.parametrize(
    "document",
    [
        [],
        3,
        None,
        {"x": None},
        {"x": [1]},
        {"x": [["a"]]},
        {"x": {}},
        {"x": {"dtype": "<f8"}},
        array_object(extra=1),
        array_object(dtype="|O"),
        array_object(dtype="O"),
        array_object(dtype="<f8,<f8"),
        array_object(dtype="(2,)<f8"),
        array_object(dtype="<f3"),
        array_object(dtype="<c16"),
        array_object(dtype="|V8"),
        array_object(dtype="<U0", shape=[10**15], data=""),
        array_object(dtype="<U999999999"),
        array_object(dtype=8),
        array_object(dtype="<f8\n"),
        array_object(shape=[3]),
        array_object(shape=[1]),
        array_object(shape=[]),
        array_object(shape=[10**12]),
        array_object(shape=[2**62, 4]),
        array_object(shape=[10**400]),
        array_object(shape=[-1, -2]),
        array_object(shape=[2.0]),
        array_object(shape=[10**10, "x"]),
        array_object(shape="2"),
        array_object(shape=None),
        array_object(shape=[1] * 100),
        array_object(order="Q"),
        array_object(order=1),
        array_object(data="not base64"),
        array_object(data="é"),
        array_object(data="!" + base64.b64encode(bytes(16)).decode()),
        array_object(data=None),
        array_object(dtype="<U2", data=base64.b64encode(b"\xff" * 16).decode()),
        array_object(dtype=">U2", data=base64.b64encode(b"\x00\x11\x00\x00" * 4).decode()),
        b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"x": ' + b"9" * 5_000 + b"}",
        b"\xff\xfe",
        b"",
    ],
    ids=lambda document: str(document)[:70],
)
def test_made_up_content_under_a_right_checksum_is_refused_without_taking_memory(tmp_path, document):
    forge(tmp_path / "model", document)
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match="no model that save_model could have written"):
            load_model(tmp_path / "model")
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_the_forger_of_these_tests_can_write_what_is_accepted(tmp_path):
    forge(tmp_path / "model", array_object())
    np.testing.assert_array_equal(load_model(tmp_path / "model")["x"], [0.0, 0.0])


NAMES = ["weight", "age", 'odd "name"\n']
GOOD = {"weight": 1.5, "age": 3, 'odd "name"\n': -1e300}


def test_payload_rows_become_columns_in_the_order_of_the_names():
    payload = {"rows": [GOOD, dict(reversed(GOOD.items()))], "version": "ignored", "columns": None}
    for names in (NAMES, tuple(NAMES), np.array(NAMES)):
        rows = validate_payload(payload, names)
        assert rows.tolist() == [[1.5, 3.0, -1e300]] * 2
        assert rows.dtype == np.float64


def test_no_rows_and_no_features():
    assert validate_payload({"rows": []}, NAMES).shape == (0, 3)
    assert validate_payload({"rows": [{}, {}]}, []).shape == (2, 0)


@pytest.mark.parametrize("field", NAMES)
@pytest.mark.parametrize("index", [0, 2])
@pytest.mark.parametrize(
    "value", [None, "1.5", True, False, [1.0], {"a": 1}, math.nan, math.inf, -math.inf, 10**400, -(10**400)]
)
def test_a_field_that_is_no_finite_number_is_named_with_its_row(field, index, value):
    rows = [dict(GOOD) for _ in range(3)]
    rows[index][field] = value
    with pytest.raises(ValueError, match=f"row {index}\\b") as raised:
        validate_payload({"rows": rows}, NAMES)
    assert field in str(raised.value)
    assert ("finite" in str(raised.value)) == (isinstance(value, (int, float)) and not isinstance(value, bool))


@pytest.mark.parametrize("index", [0, 2])
def test_missing_and_unknown_fields_are_named_with_their_row(index):
    for change in (lambda row: row.pop("age"), lambda row: row.update(age2=1.0)):
        rows = [dict(GOOD) for _ in range(3)]
        change(rows[index])
        with pytest.raises(ValueError, match=f'row {index} (lacks|has an unknown).*"age2?"'):
            validate_payload({"rows": rows}, NAMES)


@pytest.mark.parametrize("row", [None, 3, "age", [1.0, 2.0, 3.0], []])
def test_a_row_that_is_no_object_is_named(row):
    with pytest.raises(ValueError, match="row 1 must be an object"):
        validate_payload({"rows": [GOOD, row]}, NAMES)


@pytest.mark.parametrize("payload", [None, [], [GOOD], "rows", 3, {}, {"rows": None}, {"rows": GOOD}, {"rows": "[]"}])
def test_a_payload_without_a_list_of_rows_is_refused(payload):
    with pytest.raises(ValueError, match='a list "rows"'):
        validate_payload(payload, NAMES)


def test_the_largest_number_of_a_float_is_finite():
    largest = 1.7976931348623157e308
    assert validate_payload({"rows": [{"a": int(largest)}, {"a": -largest}]}, ["a"]).tolist() == [[largest], [-largest]]
    with pytest.raises(ValueError, match="finite"):
        validate_payload({"rows": [{"a": int(largest) + 1}]}, ["a"])


def test_predictions_of_a_batch_are_those_of_its_rows_done_by_hand():
    model = {"mean": [1.0, 2.0], "scale": [2.0, 0.5], "coef": [3.0, -1.0], "intercept": 10, "names": ["a", "b"]}
    rows = [[3, 2], [1, 3], [0, 0]]
    expected = [
        sum((x - m) / s * c for x, m, s, c in zip(row, [1, 2], [2, 0.5], [3, -1], strict=True)) + 10 for row in rows
    ]
    for given_rows in (rows, np.array(rows, dtype=np.int32), np.asfortranarray(rows, dtype=np.float32)):
        assert predict_batch(model, given_rows).tolist() == expected
    assert predict_batch(model, np.zeros((0, 2))).shape == (0,)


def test_predictions_survive_saving(tmp_path):
    rng = np.random.default_rng(0)
    model = {"mean": rng.normal(size=4), "scale": rng.uniform(1, 2, 4), "coef": rng.normal(size=4), "intercept": 0.1}
    rows = rng.normal(size=(20, 4))
    np.testing.assert_array_equal(predict_batch(round_trip(tmp_path, model), rows), predict_batch(model, rows))


def stability_index(expected, actual, n_bins):
    """Bin by bin, with the edges of the quantiles."""
    edges = [-math.inf, *(np.quantile(expected, k / n_bins) for k in range(1, n_bins)), math.inf]
    total = 0.0
    for lower, upper in pairwise(edges):
        shares = [max(sum(lower <= v < upper for v in values) / len(values), 1e-4) for values in (expected, actual)]
        total += (shares[1] - shares[0]) * math.log(shares[1] / shares[0])
    return total


@pytest.mark.parametrize("n_bins", [1, 2, 5, 10, 23])
@pytest.mark.parametrize(("shift", "scale"), [(0.0, 1.0), (0.5, 1.0), (30.0, 0.1), (0.0, 5.0)])
def test_stability_index_bin_by_bin(n_bins, shift, scale):
    rng = np.random.default_rng(1)
    expected, actual = rng.normal(size=150), shift + scale * rng.normal(size=80)
    index = population_stability_index(expected, actual, n_bins)
    assert index == pytest.approx(stability_index(expected, actual, n_bins), rel=1e-12, abs=1e-14)
    assert type(index) is float
    assert population_stability_index(2 * expected, 2 * actual, n_bins) == index


@deterministic
@given(*[st.lists(st.integers(0, 4), min_size=1, max_size=9)] * 2, st.integers(1, 4).map(lambda power: 2**power // 2))
def test_stability_index_with_values_on_the_edges(expected, actual, n_bins):
    index = population_stability_index(expected, actual, n_bins)
    assert index == pytest.approx(stability_index(expected, actual, n_bins), rel=1e-12, abs=1e-14)
    assert index >= 0


def test_stability_index_uses_ten_bins_and_floors_empty_ones():
    expected = np.arange(1000) + 0.5
    assert population_stability_index(expected, expected) == 0.0
    outside = population_stability_index(expected, expected + 5000)
    assert outside == pytest.approx(9 * (0.1 - 1e-4) * math.log(0.1 / 1e-4) + 0.9 * math.log(10), rel=1e-12)


@pytest.mark.parametrize(
    ("reference", "recent", "tolerance", "expected"),
    [
        (1.0, [1.2], 0.2, False),
        (1.0, [1.2000001], 0.2, True),
        (2.0, [1.0, 2.0, 3.0], 0.0, False),
        (2.0, [1.0, 2.0, 3.5], 0.0, True),
        (1.0, [0.0, 0.0, 0.0, 10.0], 1.0, True),
        (1.0, (1, 1, 1), 0.2, False),
        (4.0, np.array([5, 5], dtype=np.int32), 0.25, False),
        (0.0, [0.0], 0.2, False),
    ],
)
def test_retraining_when_the_mean_exceeds_the_limit_and_not_at_it(reference, recent, tolerance, expected):
    assert needs_retraining(reference, recent, tolerance) is expected


def test_retraining_tolerates_a_fifth_more():
    assert needs_retraining(10.0, [12.5]) is True
    assert needs_retraining(10.0, [11.5]) is False
