"""Reading what students send: bounded, repaired, or refused with a reason."""

import json
import os
import subprocess
import sys
import warnings

import pytest

from sparsecraft_grader.assignment import load_assignment
from sparsecraft_grader.demo import fill_in
from sparsecraft_grader.limits import LIMITS, Limits
from sparsecraft_grader.submission import InvalidSubmission, parse_submission, read_file
from sparsecraft_worker import wire


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


@pytest.mark.parametrize("change", ["comment", "docstring", "escape", "blank lines", "emptied"])
def test_changes_that_do_nothing_are_no_attempt(read, change):
    notebook = json.loads(fill_in("lasso", {}))
    stub = cell(notebook, "soft_threshold")
    source = "".join(stub["source"])
    stub["source"] = {
        "comment": source + "\n# how?",
        "docstring": source.replace('"""', '"""My notes. ', 1),
        "escape": source.replace('"""', '"""My \\d. ', 1),
        "blank lines": source.replace("\n", "\n\n"),
        "emptied": "",
    }[change]
    assert read(notebook).attempted == set()


def test_a_locked_cell_is_put_back_and_what_was_made_of_it_runs_as_the_student_s_own(read, solved):
    cell(solved, "setup")["source"] = "import numpy as np\nnp.sign = None"
    solved["cells"].append(code("np = None", nbgrader={"grade_id": "setup", "locked": False}))
    submission = read(solved)
    assert [c.source for c in submission.cells if c.grade_id == "setup"] == ["import numpy as np"]
    assert (submission.cells[0].grade_id, submission.cells[1].source) == ("setup", "import numpy as np\nnp.sign = None")
    assert submission.cells[-1].source == "np = None"
    assert [note for note in submission.notes if "the original runs first" in note]


@pytest.mark.parametrize("change", ["deleted", "moved", "doubled"])
def test_a_locked_cell_runs_once_and_first_wherever_it_is(read, solved, change):
    setup = cell(solved, "setup")
    if change != "doubled":
        solved["cells"].remove(setup)
    if change != "deleted":
        solved["cells"].append(setup)
    submission = read(solved)
    assert [index for index, c in enumerate(submission.cells) if c.grade_id == "setup"] == [0]
    assert bool(submission.notes) == (change == "deleted")


def test_a_deleted_cell_is_missed(read, solved):
    solved["cells"].remove(cell(solved, "setup"))
    submission = read(solved)
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
    "UTF-16": ('{"cells": []}'.encode("utf-16"), "damaged"),
    "a NUL in a string": (b'{"cells": ["\0"]}', "damaged"),
    "an endless integer": (b'{"cells": [' + b"9" * 10_000 + b"]}", "damaged"),
    "worksheets of the wrong kind": (b'{"worksheets": {"cells": []}}', "no cells"),
    "lists without end": (b'{"cells": [], "x": [' + b"[]," * 3_000_000 + b"0]}", "outputs are too large"),
    "objects without end": (b'{"cells": [], "x": [' + b"{}," * 3_000_000 + b"0]}", "outputs are too large"),
    "too many cells": (b'{"cells": [' + b"{}," * 10_000 + b"{}]}", "more than"),
    "nested for ever": (b"[" * 100_000, "damaged"),
}


@pytest.mark.parametrize(("content", "reason"), INVALID.values(), ids=INVALID)
def test_what_is_no_notebook_is_refused_with_a_reason(read, content, reason):
    with pytest.raises(InvalidSubmission, match=reason):
        read(content)


def old_format(notebook):
    """The same notebook as nbformat 3 has it."""
    cells = [{"language": "python", "prompt_number": 1} | cell for cell in notebook["cells"]]
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["input"] = cell.pop("source")
    halves = [{"cells": cells[:9], "metadata": {}}, {"cells": cells[9:], "metadata": {}}]
    return {"metadata": {"name": "lasso"}, "nbformat": 3, "nbformat_minor": 0, "worksheets": halves}


def test_a_notebook_in_the_old_format_is_read_like_a_new_one(read, solved):
    new, old = read(solved), read(old_format(solved))
    assert (old.cells, old.attempted) == (new.cells, new.attempted)
    assert ["before 2015" in note for note in old.notes] == [True]


@pytest.mark.parametrize("worksheets", [[], [5, None, {}, {"cells": 5}, {"cells": [5, {"cell_type": "code"}]}]])
def test_old_worksheets_of_any_shape_are_survived(read, worksheets):
    assert read({"worksheets": worksheets}).attempted == set()


@pytest.mark.parametrize(
    "change",
    [
        {"metadata": None, "nbformat": None, "nbformat_minor": "?"},
        {"metadata": {"kernelspec": {"name": "ir", "language": "R"}, "language_info": {"name": "R"}}},
        {"metadata": {"kernelspec": 7}, "nbformat": 99},
    ],
    ids=["none", "R", "nonsense"],
)
def test_the_cells_count_whatever_the_rest_says(read, solved, answers, change):
    submission = read(solved | change)
    assert (submission.attempted, submission.notes) == (set(answers), ())


@pytest.mark.parametrize(
    "write",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("{", '{"x": [NaN, -Infinity, 1e999, "\\ud800"],', 1).encode(),
        lambda text: text.replace("{", '{"cells": [], "cells": 5,', 1).encode(),
    ],
    ids=["a byte order mark", "numbers and text that JSON has not", "a key more than once"],
)
def test_what_jupyter_reads_is_read(read, solved, answers, write):
    assert read(write(json.dumps(solved))).attempted == set(answers)


@pytest.mark.parametrize("quote", ["", '\\"', "\\\\", '\\\\\\"'])
def test_large_outputs_are_no_reason_to_refuse(read, solved, answers, quote):
    script = f"[{{{quote}" * 1_000_000
    image = {"image/png": "iVBORw0KGgo" * 50_000, "text/html": json.loads(f'"{script}"')}
    table = {"application/json": [[row, row / 7] for row in range(100_000)]}
    solved["cells"][-1]["outputs"] = [{"output_type": "display_data", "data": data} for data in (image, table)]
    assert read(json.dumps(solved, indent=1).encode()).attempted == set(answers)


def test_a_cell_over_the_cap_is_left_out_and_the_rest_counts(read, solved, answers):
    cell(solved, "alpha_max")["source"] = "#" * (LIMITS.cell_characters + 1)
    cell(solved, "setup")["source"] = "#" * (LIMITS.cell_characters + 1)
    solved["cells"].append(code("#" * (LIMITS.cell_characters + 1)))
    submission = read(solved)
    assert submission.attempted == set(answers) - {"alpha_max"}
    assert max(len(c.source) for c in submission.cells) < LIMITS.cell_characters
    assert len(submission.notes) == 3
    assert all("left out" in note for note in submission.notes)
    assert any(f"“alpha_max” has more than {LIMITS.cell_characters} characters" in note for note in submission.notes)


def test_a_cell_at_the_cap_fits_into_a_frame(read, solved):
    cell(solved, "alpha_max")["source"] = "\U0001f600" * LIMITS.cell_characters
    (kept,) = [c for c in read(solved).cells if c.grade_id == "alpha_max"]
    assert len(kept.source) == LIMITS.cell_characters
    wire.encode({"id": 1 << 48, "do": "run", "cell": 499, "source": kept.source, "seconds": 5.0, "clock": 10.0})


def test_code_without_end_is_refused(read, solved):
    solved["cells"] += [code("#" * LIMITS.cell_characters)] * (LIMITS.code_characters // LIMITS.cell_characters + 1)
    with pytest.raises(InvalidSubmission, match=f"more than {LIMITS.code_characters} characters of code"):
        read(solved)


@pytest.mark.parametrize("remark", ['"""\\d"""', "0or 1"])
def test_python_s_warnings_about_a_student_s_code_stay_unsaid(read, recwarn, remark):
    notebook = json.loads(fill_in("lasso", {}))
    stub = cell(notebook, "soft_threshold")
    stub["source"] = "".join(stub["source"]).replace("    raise", f"    {remark}\n    raise")
    warnings.simplefilter("always")
    assert read(notebook).attempted == {"soft_threshold"}
    assert not recwarn.list


MEASURE = """
import pathlib, resource, sys, time
from sparsecraft_grader.assignment import load_assignment
from sparsecraft_grader.limits import LIMITS
from sparsecraft_grader.submission import InvalidSubmission, parse_submission
assignment = load_assignment("lasso")
pathlib.Path("/proc/self/clear_refs").write_text("5")
def peak(): return int(pathlib.Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) >> 10
content = sys.stdin.buffer.read()
before = peak()
try:
    parse_submission(content, assignment, LIMITS)
except InvalidSubmission:
    pass
print(peak() - before, time.process_time())
"""


def padded(notebook, item):
    """The notebook in a file as large as may be, the rest of it full of such items."""
    text = json.dumps(notebook).encode()
    return text[:-1] + b',"x":[' + (item + b",") * ((LIMITS.notebook_bytes - len(text) - 9) // (len(item) + 1)) + b"0]}"


HEAVY = {
    "lists": lambda solved: padded(solved, b"[]"),
    "nested lists": lambda solved: padded(solved, b"[" * 900 + b"]" * 900),
    "nested objects": lambda solved: padded(solved, b'{"":' * 900 + b"0" + b"}" * 900),
    "as many containers as may be": lambda solved: padded(solved, b'{"":' * 900 + b"0" + b"}" * 900 + b',"ab"' * 5000),
    "short strings": lambda solved: padded(solved | {"wide": "\U0001f600"}, b'"ab"'),
    "quoted brackets": lambda solved: b'"[[' * (LIMITS.notebook_bytes // 3),
    "a large cell": lambda solved: json.dumps({"cells": [code(STUB + "a\n" * 3_000_000, nbgrader=ALPHA_MAX)]}).encode(),
    "a cell of many lines": lambda solved: padded({"cells": [code(["a\n"] * 1_000_000, nbgrader=ALPHA_MAX)]}, b"[]"),
    "copies of a stub": lambda solved: json.dumps(
        {"cells": 6 * [code(STUB + "a\n" * 39_000, nbgrader=ALPHA_MAX)]}
    ).encode(),
}
ALPHA_MAX = {"grade_id": "alpha_max"}
STUB = "raise NotImplementedError()\n"


@pytest.mark.parametrize("kind", HEAVY)
def test_the_worst_files_take_bounded_time_and_memory(solved, kind):
    content = HEAVY[kind](solved)
    assert len(content) <= LIMITS.notebook_bytes
    done = subprocess.run([sys.executable, "-c", MEASURE], input=content, capture_output=True, check=True)
    megabytes, seconds = map(float, done.stdout.split())
    assert megabytes < 300
    assert seconds < 10  # 2 where nothing else runs


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


@pytest.mark.parametrize(
    "source", ["(" * 50_000, "-" * 70_000 + "1", "1 + " * 17_000 + "1", "a" + ".a" * 35_000, "\0", "def f(:"]
)
def test_source_that_no_parser_likes_is_survived(read, solved, source):
    cell(solved, "soft_threshold")["source"] = source + "\n# NotImplementedError\nraise NotImplementedError()"
    assert "soft_threshold" in read(solved).attempted


def test_the_cap_on_cells_is_the_limit_that_is_set(read, solved):
    with pytest.raises(InvalidSubmission, match="more than 3 cells"):
        read(solved, Limits(notebook_cells=3))
