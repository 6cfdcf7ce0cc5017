"""Golub's data: read as they are, preprocessed as published, the published figures, and errors that say what to do."""

import inspect

import numpy as np
import pandas as pd
import pytest
from golub_data import FILES, RAW, needs_raw_data, write_rows, write_tables
from scipy.stats import zscore
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, confusion_matrix, roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from sparsecraft.datasets.download import DatasetError
from sparsecraft.datasets.golub import (
    SHA256,
    load_golub,
    preprocess_golub,
    read_golub,
    standardize_patients,
    varying_probes,
)

TRAIN = {3: (-5, 200, 300), 1: (900, 150, 20000), 2: (400, 7, 3000)}
TEST = {5: (90, 300, 5000), 4: (1000, 2, 3)}
LABELS = {1: "ALL", 2: "AML", 3: "AML", 4: "ALL", 5: "AML"}
LABELS_FILE, TRAIN_FILE, TEST_FILE = FILES


@pytest.fixture
def folder(tmp_path):
    """Three small files, whose patients are in no order."""
    return write_tables(tmp_path, TRAIN, TEST, LABELS)


@pytest.fixture(scope="module")
def golub():
    return load_golub(RAW)


def published_model():
    """Logistic regression with an L1 penalty and C = 1, by liblinear; 1.8 renamed what asks for L1."""
    renamed = inspect.signature(LogisticRegression).parameters["penalty"].default == "deprecated"
    l1 = {"l1_ratio": 1.0} if renamed else {"penalty": "l1"}
    return make_pipeline(StandardScaler(), LogisticRegression(**l1, C=1.0, solver="liblinear", random_state=0))


def test_small_tables_are_read_in_the_order_of_their_columns(folder):
    raw = read_golub(folder)
    assert raw.patients_train.tolist() == [3, 1, 2]
    assert raw.patients_test.tolist() == [5, 4]
    assert raw.y_train.tolist() == [1, 0, 1]
    assert raw.y_test.tolist() == [1, 0]
    np.testing.assert_array_equal(raw.X_train, [*TRAIN.values()])
    np.testing.assert_array_equal(raw.X_test, [*TEST.values()])
    assert raw.probes.tolist() == ["one_at", "two_at", "three_at"]
    assert raw.descriptions.tolist()[0] == "what one_at is; or, was"
    assert (raw.X_train.dtype, raw.y_train.dtype) == (np.float64, np.int64)


def test_small_tables_are_preprocessed_as_by_hand(folder):
    """Clipped: one_at 100 900 400, two_at 200 150 100 (varies too little), three_at 300 16000 3000."""
    raw = read_golub(folder)
    done = preprocess_golub(raw)
    assert done.probes.tolist() == ["one_at", "three_at"]
    assert done.descriptions.tolist() == ["what one_at is; or, was", "what three_at is; or, was"]
    half = np.sqrt(0.5)  # two values, standardized with n - 1
    np.testing.assert_allclose(done.X_train, [[-half, half]] * 3)
    np.testing.assert_allclose(done.X_test, [[-half, half], [half, -half]])
    assert raw.X_train.min() == -5  # the raw record is as it was
    assert done.y_train is raw.y_train


def test_varying_probes_are_strictly_beyond_both_limits():
    low = np.array([100, 100, 120, 200, 16000])
    assert varying_probes([low, [500, 601, 600, 1000, 16000]]).tolist() == [False, True, False, False, False]
    assert varying_probes([low, [600, 600, 621, 1001, 16000]]).tolist() == [False, False, True, True, False]


def test_standardized_patients_have_mean_0_and_deviation_1():
    X = np.random.default_rng(0).normal(3, 7, size=(5, 20))
    np.testing.assert_allclose(standardize_patients(X), zscore(X, axis=1, ddof=1), rtol=0, atol=1e-12)
    np.testing.assert_allclose(standardize_patients(5 * X + 2), standardize_patients(X), rtol=0, atol=1e-12)


@pytest.mark.parametrize("X", [[[1.0, 2.0], [0.1, 0.1]], [[1.0, 2.0, 3.0], [0.1, 0.1, 0.1]]])
def test_a_patient_without_variation_is_refused(X):
    with pytest.raises(ValueError, match=r"rows \[1\]"):
        standardize_patients(X)


def test_tables_in_which_no_probe_varies_are_refused(tmp_path):
    train, test = {1: (5, 5, 5), 2: (7, 7, 7)}, {3: (5, 5, 5)}
    raw = read_golub(write_tables(tmp_path, train, test, LABELS))
    with pytest.raises(ValueError, match="do not vary"):
        preprocess_golub(raw)


def assert_says_what_to_do(message):
    for part in [*FILES, "https://raw.githubusercontent.com/tkhan11/", "load_golub(data_home="]:
        assert part in message


@pytest.mark.parametrize("read", [read_golub, load_golub])
def test_a_folder_that_is_not_there(read, tmp_path):
    with pytest.raises(DatasetError, match="nowhere is no folder") as caught:
        read(tmp_path / "nowhere")
    assert_says_what_to_do(str(caught.value))
    assert isinstance(caught.value, OSError)


def test_a_file_in_the_place_of_a_folder(folder):
    with pytest.raises(DatasetError, match="is no folder"):
        read_golub(folder / LABELS_FILE)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(DatasetError, match=rf"lacks {name}\.") as caught:
        load_golub(folder)
    assert_says_what_to_do(str(caught.value))


def test_all_files_that_are_missing_are_named(tmp_path):
    with pytest.raises(DatasetError, match=f"lacks {', '.join(FILES)}"):
        load_golub(str(tmp_path))


def cut(text):
    return text[: len(text) - 8]


DAMAGES = {
    "empty": (TRAIN_FILE, lambda text: ""),
    "only a header": (TEST_FILE, lambda text: text.splitlines()[0]),
    "cut off in a row": (TEST_FILE, cut),
    "a cell too many": (TRAIN_FILE, lambda text: text.replace("one_at,", "one_at,1,", 1)),
    "a letter for a number": (TRAIN_FILE, lambda text: text.replace("20000", "2000O")),
    "not a number": (TRAIN_FILE, lambda text: text.replace("20000", "nan")),
    "a patient twice": (TRAIN_FILE, lambda text: text.replace(",1,call", ",2,call")),
    "a patient without a number": (TEST_FILE, lambda text: text.replace("5,call", "five,call")),
    "no patients": (TEST_FILE, lambda text: "a,b\nc,d\n"),
    "an open quote": (TEST_FILE, lambda text: text.replace('"what three', '"what" three')),
    "text after a quote": (TEST_FILE, lambda text: text.replace('was",', 'was"x,')),
    "a page in the place of the file": (TRAIN_FILE, lambda text: "<html>\n<body>404: Not Found</body>, you see\n"),
    "bytes that are no text": (TEST_FILE, lambda text: "\udcff" + text),
    "a label that is none": (LABELS_FILE, lambda text: text.replace("3,AML", "3,AMX")),
    "a patient that is none": (LABELS_FILE, lambda text: text.replace("3,AML", "x,AML")),
    "a label too few": (LABELS_FILE, lambda text: text.replace("3,AML", "")),
    "another column": (LABELS_FILE, lambda text: "\n".join(f"{line},1" for line in text.splitlines())),
}


@pytest.mark.parametrize("read", [read_golub, load_golub])
@pytest.mark.parametrize(("name", "damage"), DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_named(folder, name, damage, read):
    path = folder / name
    before = path.read_text(encoding="utf-8")
    path.write_text(damage(before), encoding="utf-8", errors="surrogateescape")
    assert path.read_bytes() != before.encode()
    with pytest.raises(ValueError, match=f"{name} is damaged") as caught:
        read(folder)
    assert_says_what_to_do(str(caught.value))


def test_a_patient_without_a_label_is_named(folder):
    write_rows(folder / LABELS_FILE, [("patient", "cancer"), *((k, v) for k, v in LABELS.items() if k not in (1, 3))])
    with pytest.raises(ValueError, match=r"no label for patients \[1, 3\]"):
        read_golub(folder)


def test_tables_of_other_probes_are_refused(folder):
    path = folder / TEST_FILE
    path.write_text(path.read_text().replace("two_at", "too_at"))
    with pytest.raises(ValueError, match="same probes"):
        read_golub(folder)


def test_tables_of_another_size_are_not_golubs(folder):
    with pytest.raises(ValueError, match=r"\(\(3, 3\), \(2, 3\)\)") as caught:
        load_golub(folder)
    assert_says_what_to_do(str(caught.value))


@needs_raw_data
def test_shapes_classes_and_order(golub):
    assert golub.X_train.shape == (38, 3051)
    assert golub.X_test.shape == (34, 3051)
    assert np.bincount(golub.y_train).tolist() == [27, 11]
    assert np.bincount(golub.y_test).tolist() == [20, 14]
    assert golub.patients_train[[0, 26, 27, -1]].tolist() == [1, 27, 34, 33]
    assert golub.patients_test[[0, 1, 2, -1]].tolist() == [39, 40, 42, 62]
    assert sorted([*golub.patients_train, *golub.patients_test]) == list(range(1, 73))
    assert golub.probes.shape == golub.descriptions.shape == (3051,)


@needs_raw_data
def test_raw_tables_are_those_of_pandas():
    raw = read_golub(RAW)
    cancer = pd.read_csv(RAW / LABELS_FILE).dropna().set_index("patient")["cancer"]
    for name, X, y, patients in (
        (TRAIN_FILE, raw.X_train, raw.y_train, raw.patients_train),
        (TEST_FILE, raw.X_test, raw.y_test, raw.patients_test),
    ):
        table = pd.read_csv(RAW / name).set_index("Gene Accession Number")
        for patient, row, label in zip(patients, X, y, strict=True):
            np.testing.assert_array_equal(row, table[str(patient)])
            assert (cancer[patient] == "AML") == label
        assert raw.probes.tolist() == table.index.tolist()
        assert raw.descriptions.tolist() == table["Gene Description"].tolist()


@needs_raw_data
def test_preprocessing_is_that_of_pandas(golub):
    train, test = (pd.read_csv(RAW / name).set_index("Gene Accession Number") for name in FILES[1:])
    train, test = (table.filter(regex=r"^\d+$").clip(100, 16000) for table in (train, test))
    spread = train.agg(["min", "max"], axis=1)
    kept = ~((spread["max"] / spread["min"] <= 5) | (spread["max"] - spread["min"] <= 500))
    assert golub.probes.tolist() == kept[kept].index.tolist()
    for table, X in ((train, golub.X_train), (test, golub.X_test)):
        logs = np.log10(table[kept])
        np.testing.assert_allclose(X.T, (logs - logs.mean()) / logs.std(), rtol=0, atol=1e-12)


@needs_raw_data
def test_training_table_is_that_of_multtest(golub):
    """Bioconductor's `golub[1042, 1:27]`, CCND3, and `summary` of the 3051 means over ALL, as R prints them."""
    known = """2.10892 1.52405 1.96403 2.33597 1.85111 1.99391 2.06597 1.81649 2.17622
        1.80861 2.44562 1.90496 2.76610 1.32551 2.59385 1.92776 1.10546 1.27645
        1.83051 1.78352 0.45827 2.18119 2.31428 1.99927 1.36844 2.37351 1.83485"""
    assert (golub.probes[1041], golub.descriptions[1041]) == ("M92287_at", "CCND3 Cyclin D3")
    np.testing.assert_array_equal(golub.patients_train[:27], range(1, 28))
    np.testing.assert_allclose(golub.X_train[:27, 1041], [float(x) for x in known.split()], rtol=0, atol=6e-6)
    means = golub.X_train[golub.y_train == 0].mean(axis=0)
    quantiles = np.quantile(means, [0, 0.25, 0.5, 0.75, 1])
    np.testing.assert_allclose(quantiles, [-1.3310, -0.6143, -0.1210, 0.4836, 3.2786], rtol=0, atol=6e-5)


@needs_raw_data
def test_published_figures(golub):
    model = published_model().fit(golub.X_train, golub.y_train)
    predicted, score = model.predict(golub.X_test), model.decision_function(golub.X_test)
    selected = set(golub.probes[model[-1].coef_[0] != 0])
    assert len(selected) == 23
    assert {"M27891_at", "X95735_at", "Y12670_at", "M23197_at", "M83652_s_at"} <= selected
    assert confusion_matrix(golub.y_test, predicted).tolist() == [[19, 1], [0, 14]]
    assert accuracy_score(golub.y_test, predicted) == pytest.approx(0.9706, abs=5e-5)
    assert roc_auc_score(golub.y_test, score) == 1.0
    assert golub.patients_test[predicted != golub.y_test].tolist() == [67]


@needs_raw_data
@pytest.mark.parametrize(("in_patient_order", "expected"), [(False, 0.94), (True, 0.973)])
def test_published_cross_validation_depends_on_the_order_of_rows(golub, in_patient_order, expected):
    rows = np.argsort(golub.patients_train) if in_patient_order else slice(None)
    X, y = golub.X_train[rows], golub.y_train[rows]
    assert cross_val_score(published_model(), X, y, cv=5, scoring="roc_auc").mean() == pytest.approx(expected, abs=5e-4)


@needs_raw_data
def test_numbering_the_test_columns_from_39_on_mislabels_14_of_34(golub):
    label = dict(zip(golub.patients_test, golub.y_test, strict=True))
    assert sum(label[39 + column] != golub.y_test[column] for column in range(34)) == 14


@needs_raw_data
def test_a_table_cut_between_rows_is_noticed(tmp_path):
    """Both cut alike, so that only their size tells."""
    (tmp_path / LABELS_FILE).write_bytes((RAW / LABELS_FILE).read_bytes())
    for name in FILES[1:]:
        (tmp_path / name).write_bytes(b"".join((RAW / name).read_bytes().splitlines(keepends=True)[:7000]))
    with pytest.raises(ValueError, match="6999"):
        load_golub(tmp_path)


def test_the_files_are_the_three_that_are_verified():
    assert set(SHA256) == set(FILES)


@needs_raw_data
def test_the_number_of_genes_depends_on_the_seed_at_the_default_tolerance(golub):
    counts = []
    for seed in range(50):
        model = published_model().set_params(logisticregression__random_state=seed).fit(golub.X_train, golub.y_train)
        counts.append(np.count_nonzero(model[-1].coef_))
    assert (min(counts), max(counts)) == (19, 26)


@needs_raw_data
def test_cross_validated_auc_is_higher_over_shuffled_folds(golub):
    means = []
    for seed in range(200):
        folds = StratifiedKFold(5, shuffle=True, random_state=seed)
        means.append(cross_val_score(published_model(), golub.X_train, golub.y_train, cv=folds, scoring="roc_auc"))
    assert np.mean(means) == pytest.approx(0.987, abs=2e-3)
