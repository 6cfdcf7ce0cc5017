"""Otter-Grader as a peer in `grading.py`: a folder of notebooks, as its command does it and as fast as it can.

    PYTHON_OF_OTTER tests/benchmarks/otter_peer.py make RELEASE
    PYTHON_OF_OTTER tests/benchmarks/otter_peer.py run SUBMITTED OUT
    PYTHON_OF_OTTER tests/benchmarks/otter_peer.py grade SUBMITTED OUT [--jobs 2]

`make` turns the checks that students see in a released notebook, the cells `<function>-tests`, into Otter's tests: one
file a function in the exception-based format, with the function's points. `otter generate` packs them into
`autograder.zip`, without PDF, upload or summary.

`run` gives the command `otter run` for one notebook after the other: Otter has no other command without Docker.

`grade` calls `otter.api.grade_submission`, which does the work of `otter run`, for one notebook after the other in each
of `--jobs` processes: starting `otter run` anew would cost every notebook another import of Otter. What it then does
for each stays: unpack the autograder, start a kernel, import Otter in that, run the cells, run the tests.

It runs in Otter's environment, and imports nothing of ours.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from textwrap import indent
from typing import Any

from otter.api import grade_submission

AUTOGRADER, TESTS, CONFIG = "autograder.zip", Path("tests"), Path("otter_config.json")
QUIET = {"pdf": False, "logo": False, "print_summary": False, "print_score": False}
TEST_FILE = """\
from otter.test_files import test_case

OK_FORMAT = False
name = "{name}"
points = {points}


@test_case()
def test_{name}({arguments}):
{body}
"""


def make(release: Path) -> None:
    """Write `autograder.zip` into the current folder."""
    cells = [cell for cell in json.loads(release.read_bytes())["cells"] if "nbgrader" in cell["metadata"]]
    functions = [cell["metadata"]["nbgrader"]["grade_id"] for cell in cells if cell["metadata"]["nbgrader"]["solution"]]
    TESTS.mkdir()
    for cell in cells:
        if cell["metadata"]["nbgrader"]["grade"] and cell["cell_type"] == "code":
            name = cell["metadata"]["nbgrader"]["grade_id"].removesuffix("-tests")
            (TESTS / f"{name}.py").write_text(test_file(name, cell, functions))
    CONFIG.write_text(json.dumps(QUIET))
    subprocess.run([sys.executable, "-m", "otter", "generate", "--tests-dir", TESTS, "--config", CONFIG], check=True)


def test_file(name: str, cell: dict[str, Any], functions: list[str]) -> str:
    """Otter hands a test those of the student's names that are its arguments."""
    source = "".join(cell["source"])
    mentioned = [function for function in functions if re.search(rf"\b{function}\b", source)]
    points = cell["metadata"]["nbgrader"]["points"]
    arguments = ", ".join(["np", *mentioned])
    return TEST_FILE.format(name=name, points=points, arguments=arguments, body=indent(source, "    "))


def grade(submitted: Path, out: Path, jobs: int) -> None:
    """Write `<student>.json` into `out` for every `<student>/<assignment>/<assignment>.ipynb` in `submitted`."""
    notebooks = notebooks_in(submitted)
    out.mkdir()
    with ProcessPoolExecutor(jobs) as processes:
        for notebook, scores in zip(notebooks, processes.map(grade_one, notebooks), strict=True):
            write_scores(out, notebook, *scores)


def run(submitted: Path, out: Path) -> None:
    """The same with `otter run`."""
    out.mkdir()
    for notebook in notebooks_in(submitted):
        with tempfile.TemporaryDirectory() as folder:
            command = ["otter", "run", "--no-logo", "--autograder", AUTOGRADER, "--output-dir", folder, notebook]
            subprocess.run([sys.executable, "-m", *command], check=True)
            tests = json.loads(Path(folder, "results.json").read_bytes())["tests"]
        counted = [test for test in tests if test.get("max_score")]
        write_scores(out, notebook, *(sum(test[key] for test in counted) for key in ("score", "max_score")))


def notebooks_in(submitted: Path) -> list[Path]:
    return sorted(submitted.resolve().glob("*/*/*.ipynb"))


def write_scores(out: Path, notebook: Path, score: float, max_score: float) -> None:
    (out / f"{notebook.parts[-3]}.json").write_text(json.dumps({"score": score, "max_score": max_score}))


def grade_one(notebook: Path) -> tuple[float, float]:
    results = grade_submission(str(notebook), AUTOGRADER, quiet=True)
    return results.total, results.possible


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("make").add_argument("release", type=Path)
    for name in ("run", "grade"):
        grading = commands.add_parser(name)
        grading.add_argument("submitted", type=Path)
        grading.add_argument("out", type=Path)
    grading.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if options.command == "make":
        make(options.release)
    elif options.command == "run":
        run(options.submitted, options.out)
    else:
        grade(options.submitted, options.out, options.jobs)


if __name__ == "__main__":
    main()
