"""Reading what students send: bounded, repaired, or refused with a reason."""

import json
import os

import pytest

from sparsecraft_grader.assignment import load_assignment
from sparsecraft_grader.demo import fill_in
from sparsecraft_grader.limits import LIMITS, Limits
from sparsecraft_grader.submission import InvalidSubmission, parse_submission, read_file


@pytest.fixture
def read():
    """A function from a notebook (bytes, or JSON to be) to the submission that is read from it."""

    def read(notebook, limits=LIMITS):
        content = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
        return parse_submission(content, load_assignment("lasso"), limits)

    return read


@pytest.fixture
def solved(answers):
    """A solved notebook as JSON."""
    return json.loads(fill_in("lasso", answers))


def cell(notebook, grade_id):
    return next(c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


def code(source, **metadata):
    return {"cell_type": "code", "metadata": metadata, "source": source, "outputs": [], "execution_count": None}


def test_a_solved_notebook_is_attempted_throughout_and_has_no_notes(read, solved, answers):
    submission = read(solved)
    assert submission.attempted == set(answers)
    assert submission.notes == ()
    assert [c.grade_id for c in submission.cells] == ["setup", *answers]


def test_the_release_itself_is_not_attempted(read):
    assert read(fill_in("lasso", {})).attempted == set()


@pytest.mark.parametrize("change", ["comment", "docstring", "blank lines", "emptied"])
def test_changes_that_do_nothing_are_no_attempt(read, change):
    notebook = json.loads(fill_in("lasso", {}))
    stub = cell(notebook, "soft_threshold")
    source = "".join(stub["source"])
    stub["source"] = {
        "comment": source + "\n# how?",
        "docstring": source.replace('"""', '"""My notes. ', 1),
        "blank lines": source.replace("\n", "\n\n"),
        "emptied": "",
    }[change]
    assert read(notebook).attempted == set()


def test_a_locked_cell_is_put_back_and_its_copies_are_ignored(read, solved):
    cell(solved, "setup")["source"] = "import numpy as np\nnp.sign = None"
    solved["cells"].append(code("np = None", nbgrader={"grade_id": "setup", "locked": False}))
    submission = read(solved)
    assert [c.source for c in submission.cells if c.grade_id == "setup"] == ["import numpy as np"]
    assert any("original was put back" in note for note in submission.notes)
    assert any("copy of the locked cell" in note for note in submission.notes)


def test_a_deleted_locked_cell_comes_back_in_its_place(read, solved):
    solved["cells"].remove(cell(solved, "setup"))
    submission = read(solved)
    assert submission.cells[0].grade_id == "setup"
    assert any("is missing" in note for note in submission.notes)


def test_of_two_solution_cells_both_run_in_order(read, solved):
    solved["cells"].append(code("def alpha_max(X, y):\n    return 1.0", nbgrader={"grade_id": "alpha_max"}))
    submission = read(solved)
    assert [c.source for c in submission.cells if c.grade_id == "alpha_max"][-1].endswith("return 1.0")
    assert any("the last one counts" in note for note in submission.notes)


@pytest.mark.parametrize(
    "source",
    [
        "def soft_threshold(z, threshold):\n    return z",
        "%%time\ndef soft_threshold(z, threshold):\n    return z",
        "%matplotlib inline\n!ls\nif True:\n    def soft_threshold(z, threshold):\n        return z",
        "soft_threshold = lambda z, threshold: z",
        "class soft_threshold:\n    pass",
    ],
)
def test_a_function_written_in_another_cell_counts_as_attempted(read, source):
    notebook = json.loads(fill_in("lasso", {}))
    notebook["cells"].insert(0, code(source))
    submission = read(notebook)
    assert submission.attempted == {"soft_threshold"}
    assert "soft_threshold" not in [c.grade_id for c in submission.cells]


@pytest.mark.parametrize("source", ["# def soft_threshold", "soft_threshold == 3", "x = soft_threshold(z, 1)"])
def test_a_function_that_is_only_mentioned_does_not(read, source):
    notebook = json.loads(fill_in("lasso", {}))
    notebook["cells"].insert(0, code(source))
    assert read(notebook).attempted == set()


def test_a_solution_cell_that_became_text_is_missed(read, solved):
    cell(solved, "alpha_max")["cell_type"] = "markdown"
    submission = read(solved)
    assert "alpha_max" not in submission.attempted
    assert any("alpha_max" in note and "not a code cell any more" in note for note in submission.notes)


def test_points_and_locks_that_a_student_writes_are_ignored(read, solved):
    tests = cell(solved, "alpha_max-tests")
    tests["metadata"]["nbgrader"] |= {"points": 1000, "locked": False, "solution": True}
    tests["source"] = "raise SystemExit"
    assert all("SystemExit" not in c.source for c in read(solved).cells)


def test_visible_tests_and_the_figure_do_not_run(read, solved):
    sources = [c.source for c in read(solved).cells]
    assert not any("assert" in source or "matplotlib" in source for source in sources)


INVALID = {
    "empty": (b"", "empty"),
    "white space": (b" \n", "empty"),
    "not JSON": (b"PK\x03\x04 a Word document", "damaged"),
    "cut off": (b'{"cells": [{"cell_type"', "damaged"),
    "not UTF-8": (b'{"cells": "\xff\xfe"}', "damaged"),
    "a list": (b"[]", "not a notebook"),
    "no cells": (b"{}", "no cells"),
    "cells of the wrong kind": (b'{"cells": 5}', "no cells"),
    "nbformat 3": (b'{"worksheets": [{"cells": []}], "nbformat": 3}', "before 2015"),
    "too many cells": (b'{"cells": [' + b"{}," * 10_000 + b"{}]}", "more than"),
    "nested for ever": (b"[" * 100_000, "damaged"),
}


@pytest.mark.parametrize(("content", "reason"), INVALID.values(), ids=INVALID)
def test_what_is_no_notebook_is_refused_with_a_reason(read, content, reason):
    with pytest.raises(InvalidSubmission, match=reason):
        read(content)


@pytest.mark.parametrize("kind", ["link", "folder", "pipe", "missing", "device"])
def test_only_plain_files_are_read(tmp_path, kind):
    path = tmp_path / "lasso.ipynb"
    (tmp_path / "other").write_bytes(fill_in("lasso", {}))
    make = {
        "link": lambda: path.symlink_to(tmp_path / "other"),
        "folder": path.mkdir,
        "pipe": lambda: os.mkfifo(path),
        "missing": lambda: None,
        "device": lambda: path.symlink_to("/dev/zero"),
    }
    make[kind]()
    with pytest.raises(InvalidSubmission, match=r"can't be opened|not a plain file"):
        read_file(path, LIMITS.notebook_bytes)


def test_a_file_larger_than_the_cap_is_refused(tmp_path):
    path = tmp_path / "lasso.ipynb"
    path.write_bytes(bytes(2 << 20))
    assert len(read_file(path, 2 << 20)) == 2 << 20
    with pytest.raises(InvalidSubmission, match="larger than 1 MB"):
        read_file(path, 1 << 20)


@pytest.mark.parametrize("linked", ["ada", "ada/lasso"])
def test_a_link_to_a_classmate_s_folder_is_refused(tmp_path, answers, linked):
    (tmp_path / "bob" / "lasso").mkdir(parents=True)
    (tmp_path / "bob" / "lasso" / "lasso.ipynb").write_bytes(fill_in("lasso", answers))
    link = tmp_path / linked
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(tmp_path / linked.replace("ada", "bob"))
    with pytest.raises(InvalidSubmission, match="link to another place"):
        read_file(tmp_path / "ada" / "lasso" / "lasso.ipynb", LIMITS.notebook_bytes)


def test_source_that_is_no_text_is_made_text(read, solved):
    cell(solved, "soft_threshold")["source"] = "x = '\ud800'"
    assert [c.source for c in read(solved).cells if c.grade_id == "soft_threshold"] == ["x = '?'"]


@pytest.mark.parametrize(
    "raw",
    [
        [],
        5,
        None,
        {"cell_type": "code"},
        {"cell_type": "code", "source": 5, "metadata": 7},
        {"cell_type": "code", "source": ["x = 1", 5, None], "metadata": {"nbgrader": [], "tags": "figure"}},
        {"cell_type": "code", "source": "x", "metadata": {"nbgrader": {"grade_id": ["setup"]}}},
        {"cell_type": ["code"]},
    ],
)
def test_cells_of_any_shape_are_survived(read, solved, raw):
    solved["cells"].append(raw)
    assert len(read(solved).attempted) == 7


@pytest.mark.parametrize("source", ["(" * 50_000, "-" * 100_000 + "1", "x = " + "1 + " * 50_000 + "1", "\0", "def f(:"])
def test_source_that_no_parser_likes_is_survived(read, solved, source):
    cell(solved, "soft_threshold")["source"] = source + "\n# NotImplementedError\nraise NotImplementedError()"
    assert "soft_threshold" in read(solved).attempted


def test_the_cap_on_cells_is_the_limit_that_is_set(read, solved):
    with pytest.raises(InvalidSubmission, match="more than 3 cells"):
        read(solved, Limits(notebook_cells=3))
